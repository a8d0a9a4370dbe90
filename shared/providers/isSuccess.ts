import type { HttpReply } from './HttpReply.ts';

/** Whether the status of a reply is one of success. An error may stand in it all the same. */
export function isSuccess({ status }: Pick<HttpReply, 'status'>): boolean {
  return status >= 200 && status < 300;
}
