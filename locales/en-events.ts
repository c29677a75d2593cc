type V = Record<string, string | number>;

/** Sentences of the trail, one for each type of event. */
export const events = {
  'event.registry.imported': ({ who, kind, rows, clean, refused }: V) =>
    `${who} imported ${kind}: ${rows} rows, ${clean} clean, ${refused} refused`,
  'event.registry.amended': ({ who, what, reason }: V) =>
    `${who} amended the subject ${what}: ${reason}`,
  'event.items.published': ({ who }: V) => `${who} published the item list`,
  'event.plan.published': ({ who }: V) => `${who} published the annual plan`,
  'event.task.set-up': ({ who, name, code }: V) => `${who} set up the task “${name}” (${code})`,
  'event.task.frozen': ({ who, what, poolSize }: V) =>
    `${who} froze the pool of ${what}: ${poolSize} subjects`,
  'event.task.dispatched': ({ who }: V) => `${who} dispatched the task and published its notice`,
  'event.task.closed': () => 'The task is closed',
  'event.draw.committed': ({ who, what }: V) => `${who} committed to a random number for ${what}`,
  'event.draw.secret-made': ({ what }: V) =>
    `The sealed random number of the bureau for ${what} was made`,
  'event.draw.announced': ({ who, what }: V) => `${who} announced the draw ${what}`,
  'event.draw.revealed': ({ who, what }: V) => `${who} revealed the random number for ${what}`,
  'event.draw.drawn': ({ what }: V) => `The draw ${what} ran`,
  'event.draw.opened': ({ what }: V) =>
    `Random numbers, result and transcript of the draw ${what} were opened`,
  'event.draw.receipt-issued': ({ who, what, subject }: V) =>
    `${who} issued a receipt of the draw ${what} for ${subject}`,
  'event.draw.confirmed': ({ who, what }: V) => `${who} confirmed the draw ${what}`,
  'event.draw.voided': ({ who, what, reason }: V) => `${who} voided the draw ${what}: ${reason}`,
  'event.team.match-announced': ({ who, what }: V) => `${who} announced the match ${what}`,
  'event.team.matched': ({ what }: V) => `The match ${what} ran: the teams are seated`,
  'event.inspection.assigned': ({ what }: V) => `${what} was assigned to an inspector`,
  'event.inspection.accepted': ({ who, what }: V) => `${who} accepted the inspection ${what}`,
  'event.inspection.checked-in': ({ who, what }: V) =>
    `${who} checked in at ${what} and showed the licence`,
  'event.recusal.requested': ({ who, what }: V) => `${who} asked for recusal from ${what}`,
  'event.recusal.decided': ({ who, what, verdict }: V) =>
    `${who} decided on the recusal from ${what}: ${verdict}`,
  'event.substitution.requested': ({ who, what }: V) => `${who} asked to be substituted in ${what}`,
  'event.substitution.decided': ({ who, what, verdict }: V) =>
    `${who} decided on the substitution in ${what}: ${verdict}`,
  'event.substitution.replaced': ({ what }: V) =>
    `The inspector of ${what} was drawn anew and replaced`,
  'event.result.submitted': ({ who, what }: V) => `${who} entered the result of ${what}`,
  'event.result.signed': ({ who, what }: V) => `${who} signed the result of ${what}`,
  'event.disclosure.approved': ({ who, what }: V) => `${who} approved the disclosure of ${what}`,
  'event.disclosure.opened': ({ what }: V) =>
    `The result of ${what} is signed by all and waits for approval`,
  'event.disclosure.clock-started': ({ what, dueOn }: V) =>
    `The clock of the disclosure of ${what} runs until ${dueOn}`,
  'event.disclosure.withheld': ({ what }: V) => `The result of ${what} is withheld`,
  'event.obligation.reminded': ({ what }: V) => `Reminder: the disclosure of ${what} is coming due`,
  'event.account.signed-in': ({ who }: V) => `${who} signed in`,
  'event.account.sign-in-refused': ({ what }: V) =>
    `A sign-in to the account of ${what} was refused`,
  'event.account.link-offered': ({ who, what }: V) => `${who} gave ${what} a code to link a chat`,
  'event.account.linked': ({ who }: V) => `${who} linked a chat account`,
  'event.command.refused': ({ who, action, code }: V) => `${who} was refused “${action}”: ${code}`,
};
