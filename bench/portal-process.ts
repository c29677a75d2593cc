import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import express from 'express';
import { portal } from '../portal/app.ts';
import { openDatabase } from '../portal/database.ts';

/** Answers by `cookie path`, for the bare handler: the bytes as they went out, in base64, and how they are packed. */
export type Answers = Record<string, { bytes: string; coding: string }>;

const [what, given] = process.argv.slice(2) as ['bare' | 'cold', string];

const apps = {
  /** Express with one handler that sends the same bytes, and nothing else. */
  bare: () => {
    const answers = JSON.parse(readFileSync(given, 'utf8')) as Answers;
    const kept = new Map(
      Object.entries(answers).map(([key, { bytes, coding }]) => [
        key,
        { bytes: Buffer.from(bytes, 'base64'), coding },
      ]),
    );
    return express().use((request, response) => {
      const { bytes, coding } = kept.get(`${request.headers.cookie} ${request.originalUrl}`)!;
      response.set('Content-Encoding', coding).type('html').send(bytes);
    });
  },
  /** The portal without its cache: each page is made from the database. */
  cold: () => portal({ database: openDatabase(given), url: 'http://portal.bench', demo: false }),
};

// The portal gives way to the office; what it is measured beside has the same priority.
os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL);
const server = apps[what]().listen(0);
await once(server, 'listening');
process.send!({ port: (server.address() as AddressInfo).port });
