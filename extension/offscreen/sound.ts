import { playNotes } from '../platform/notes.ts';

playNotes();
