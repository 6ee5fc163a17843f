// The sentences of conversations, of following people and of who is typing. addin/state/comments.ts and the views of these import this file.
import { commentsMessages } from '../messages/comments.ts';
import { bringSentences } from '../sentences.ts';

export const commentsSentences = bringSentences({ ...commentsMessages });
