/** The calendar day of an instant in Asia/Shanghai, as YYYY-MM-DD. */
export const dayOf = (at: Date): string => formatter.format(at);

const formatter = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' });

/** The instant at which a day begins in Asia/Shanghai, which has no summer time. */
export const startOf = (day: string): Date => new Date(`${day}T00:00:00+08:00`);

/** The wall clock of an instant in Asia/Shanghai, as YYYY-MM-DD HH:mm. */
export const minuteOf = (at: Date): string => `${dayOf(at)} ${clock.format(at)}`;

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
