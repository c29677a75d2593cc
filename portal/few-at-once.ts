import type { RequestHandler } from 'express';

/** Lets so many through at a time; whoever comes then is turned away (503) instead of waiting in a queue. */
export function fewAtOnce(count: number, turnAway: RequestHandler): RequestHandler {
  let running = 0;
  return (request, response, next) => {
    if (running >= count) return turnAway(request, response, next);
    running += 1;
    response.once('close', () => {
      running -= 1;
    });
    next();
  };
}
