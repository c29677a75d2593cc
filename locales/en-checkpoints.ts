/** Texts of the page of checkpoints. */
export const checkpointPages = {
  'portal.checkpoints.title': () => 'Checkpoints',
  'portal.checkpoints.lead': () =>
    'Everything that is done in the office leaves a trace, sealed one after the other. Every hour the digest (root) of the whole trail is signed and published here. Whoever keeps one checkpoint can tell whether the trail before it was rewritten, thinned out or cut at its end. There are digests here only, nothing of what was done and nobody’s data.',
  'portal.checkpoints.none': () =>
    'There is no checkpoint yet. The first appears here once the system is at work.',
  'portal.checkpoints.list': () => 'The latest checkpoints',
  'portal.checkpoints.at': () => 'Signed at',
  'portal.checkpoints.size': () => 'Events',
  'portal.checkpoints.root': () => 'Root (SHA-256, RFC 6962)',
  'portal.checkpoints.keys': () => 'Keys',
  'portal.checkpoints.keys.text': () =>
    'To verify the signatures of checkpoints and archive packages (Ed25519, in the format of C2SP).',
  'portal.checkpoints.since': () => 'in use since',
  'portal.checkpoints.keep': () => 'Keep one yourself',
  'portal.checkpoints.keep.text': () =>
    'Download the newest checkpoint and keep it: supervisors, journalists, anybody. The more people hold one, the less anybody can rewrite history.',
  'portal.checkpoints.check': () => 'Verify an archive package',
  'portal.checkpoints.check.text': () =>
    'The package in which a task is archived is verified offline; $KEY is the key above. One changed byte anywhere is found, and where it is.',
};
