/** Ties a parser that runs ahead of its reader to the reader's pace. */
export type Appetite = {
  /** Resolves while the reader waits for a row that the parser does not have yet. */
  comes: () => Promise<void>;
  /** Passes rows on and knows when it has to wait for one. */
  eat: <Row>(rows: AsyncGenerator<Row>) => AsyncGenerator<Row>;
};

/**
 * The parser turns whatever bytes it gets into rows at once and keeps them until asked. A slow
 * reader, such as a database, would let a whole sheet pile up: so bytes are given only on hunger.
 */
export function appetite(): Appetite {
  let hungry = false;
  let waiting: (() => void)[] = [];
  let asked = 0;
  let isAsking = false;
  let turn: NodeJS.Immediate | undefined;
  const starve = () => {
    hungry = true;
    for (const resolve of waiting) resolve();
    waiting = [];
  };
  // A row that is there comes in the turn of the event loop in which it is asked for: many rows, one turn.
  const look = (number: number) => {
    turn = undefined;
    if (!isAsking) return;
    if (number === asked) starve();
    else turn = setImmediate(look, asked);
  };
  return {
    comes: () =>
      hungry ? Promise.resolve() : new Promise((resolve) => void waiting.push(resolve)),
    async *eat(rows) {
      try {
        for (;;) {
          asked += 1;
          isAsking = true;
          turn ??= setImmediate(look, asked);
          const { value, done } = await rows.next();
          isAsking = false;
          hungry = false;
          if (done) return;
          yield value;
        }
      } finally {
        starve();
        await rows.return(undefined);
      }
    },
  };
}
