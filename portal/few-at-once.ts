import type { RequestHandler } from 'express';

/** Lets so many through at a time; whoever comes then is asked to come again (503) instead of waiting in a queue. */
export function fewAtOnce(count: number): RequestHandler {
  let running = 0;
  return (_request, response, next) => {
    if (running >= count) {
      response.set({ 'Retry-After': '10', 'Cache-Control': 'no-store' });
      return void response
        .status(503)
        .type('text')
        .send('请稍后再试。\nPlease try again shortly.\n');
    }
    running += 1;
    response.once('close', () => {
      running -= 1;
    });
    next();
  };
}
