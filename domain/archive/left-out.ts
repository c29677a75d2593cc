/** Tables whose rows stay out of packages, and why. */
export const leftOut = {
  // In the package in a form of its own.
  event: 'trail.json',
  transcript: 'draws/',
  // Stands in the transcript where the bureau publishes it, as its root where not.
  pool_entry: 'root',
  drawn_subject: 'result',
  pool_key: 'secret',
  // complaints about inspectors are for the supervision only.
  complaint: 'supervision',
  intake: 'supervision',
  intake_status: 'supervision',
  intake_file: 'supervision',
  declined_intake: 'supervision',
  // How messages and buttons work, no facts of the task.
  action_token: 'technique',
  chat_form: 'technique',
  web_post: 'technique',
  pending_press: 'technique',
  last_answer: 'technique',
  event_to_seal: 'technique',
  event_seal: 'trail.json',
  archive_package: 'itself',
} as const satisfies Record<string, string>;
