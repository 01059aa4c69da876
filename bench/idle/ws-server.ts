import '../signals/echo-server.ts';
import { answerSize } from './answer-size.ts';

answerSize();
