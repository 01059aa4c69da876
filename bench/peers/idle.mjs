import './echo.mjs';
import { answerSize } from '../idle/answer-size.ts';

answerSize();
