import type pg from 'pg';

/** Where rows stand while they are taken: the same bytes in two ways of reading them. */
export type CopiedRows = { bytes: Buffer; view: DataView };

/** Takes a row of COPY in the text format, from `start` on, with its newline before `end`. */
export type TakeRow = (rows: CopiedRows, start: number, end: number) => void;

/**
 * Hands out the rows of `copy (query) to stdout` where they arrive, without a copy for each: that
 * takes less time than Postgres needs to send them. What `take` throws is thrown in the end.
 */
export function eachCopied(client: pg.ClientBase, query: string, take: TakeRow): Promise<void> {
  return new Promise((resolve, reject) => {
    client.query(copying(`copy (${query}) to stdout`, take, { resolve, reject }));
  });
}

type Outcome = { resolve: () => void; reject: (reason: unknown) => void };

/** A query as the client of `pg` carries it out: it calls these methods as messages come in. */
function copying(text: string, take: TakeRow, { resolve, reject }: Outcome) {
  let giveBack = (): void => {};
  let failure: { reason: unknown } | null = null;
  const takeUntilFailure: TakeRow = (rows, start, end) => {
    if (failure) return;
    try {
      take(rows, start, end);
    } catch (reason) {
      failure = { reason };
    }
  };
  return {
    submit(connection: pg.Connection): void {
      giveBack = divert(connection, takeUntilFailure);
      connection.query(text);
    },
    handleError(reason: unknown): void {
      giveBack();
      reject(reason);
    },
    handleCommandComplete(): void {},
    handleReadyForQuery(): void {
      if (failure) reject(failure.reason);
      else resolve();
    },
  };
}

/**
 * Listens to the connection in place of the client until the rows end, and hands all other messages
 * on to it; the answer gives the connection back early.
 */
function divert({ stream }: pg.Connection, take: TakeRow): () => void {
  const [listener] = stream.listeners('data') as [(bytes: Buffer) => void];
  const held = new Held();
  const hear = (piece: Buffer) => {
    held.add(piece);
    for (let code = held.next(); code !== null; code = held.next()) {
      if (code === copyData) take(held, held.start + 5, held.end);
      else if (code !== copyDone && code !== errorResponse) listener(held.copy(held.end));
      else {
        giveBack();
        listener(held.copy(held.length));
        return;
      }
    }
  };
  const giveBack = () => {
    if (stream.listeners('data').includes(listener)) return;
    stream.off('data', hear);
    stream.on('data', listener);
  };
  stream.off('data', listener);
  stream.on('data', hear);
  return giveBack;
}

// Each message is a letter, the length of all but the letter in four bytes, and what it says; each row
// is a message of its own (PostgreSQL, Frontend/Backend Protocol, message formats).
const copyData = 0x64;
const copyDone = 0x63;
const errorResponse = 0x45;

/** Bytes that have come in, up to `length`, and the message among them, from `start` to `end`. */
class Held implements CopiedRows {
  bytes = Buffer.allocUnsafeSlow(2 ** 17);
  view = viewOf(this.bytes);
  length = 0;
  start = 0;
  end = 0;

  /** Adds bytes behind the message that is not yet whole, which moves to the beginning. */
  add(piece: Buffer): void {
    const rest = this.length - this.end;
    const { bytes } = this;
    if (rest + piece.length > bytes.length) {
      this.bytes = Buffer.allocUnsafeSlow((rest + piece.length) * 2);
      this.view = viewOf(this.bytes);
    }
    bytes.copy(this.bytes, 0, this.end, this.length);
    piece.copy(this.bytes, rest);
    this.length = rest + piece.length;
    this.end = 0;
  }

  /** Goes on to the next message if it is whole; the answer is its letter. */
  next(): number | null {
    const start = this.end;
    if (start + 5 > this.length) return null;
    const end = start + 1 + this.view.getUint32(start + 1);
    if (end > this.length) return null;
    this.start = start;
    this.end = end;
    return this.view.getUint8(start);
  }

  /** The bytes from the message on, which the listener may keep. */
  copy(end: number): Buffer {
    return Buffer.from(this.bytes.subarray(this.start, end));
  }
}

const viewOf = ({ buffer, byteOffset, length }: Buffer) => new DataView(buffer, byteOffset, length);
