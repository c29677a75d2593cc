import type { health as zh } from './zh-health.ts';

type V = Record<string, string | number>;

/** Texts of the worker's health page. */
export const health: typeof zh = {
  'health.title': (_: V) => 'Background work',
  'health.ok': (_: V) => 'in order',
  'health.bad': (_: V) => 'needs attention',
  'health.at': ({ at }: V) => `Looked at ${at}`,
  'health.database': (_: V) => 'Database',
  'health.database.facts': ({ latencyMs }: V) => `answers in ${latencyMs} ms`,
  'health.queue': (_: V) => 'Job queue',
  'health.queue.facts': ({ backend, waiting, active }: V) =>
    `${backend}, ${waiting} waiting, ${active} running`,
  'health.messages': (_: V) => 'Messages',
  'health.messages.facts': ({ pending, failed, unknown, held }: V) =>
    `${pending} to send, ${failed} failed, ${unknown} with unknown outcome, ${held} held`,
  'health.messages.oldest': ({ seconds }: V) => `the oldest has waited ${seconds} s`,
  'health.sweeps': (_: V) => 'Regular looks for work',
  'health.sweep.ago': ({ seconds }: V) => `${seconds} s ago`,
  'health.sweep.never': (_: V) => 'not yet',
  'health.sweep.sweep-messages': (_: V) => 'Messages to deliver',
  'health.sweep.sweep-draws': (_: V) => 'Matches and substitutions to draw',
  'health.sweep.expire-draws': (_: V) => 'Draws whose reveal is overdue',
  'health.sweep.sweep-obligations': (_: V) => 'Reminders of disclosure deadlines',
  'health.sweep.sweep-frequency': (_: V) => 'Check of inspection frequencies',
  'health.sweep.sweep-calendar': (_: V) => 'Check of the calendar',
  'health.sweep.close-tasks': (_: V) => 'Tasks whose window has ended',
  'health.sweep.heartbeat': (_: V) => 'Heartbeat of the worker',
  'health.unreachable': (_: V) => 'cannot be reached',
  'health.column.part': (_: V) => 'Part',
  'health.column.state': (_: V) => 'State',
  'health.column.facts': (_: V) => 'Facts',
  'health.switch': (_: V) => '中文',
};
