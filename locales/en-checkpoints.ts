type V = Record<string, string | number>;

/** Texts of the page of checkpoints. */
export const checkpointPages = {
  'portal.checkpoints.title': (_: V) => 'Checkpoints',
  'portal.checkpoints.lead': (_: V) =>
    'Everything that is done in the office leaves a trace, sealed one after the other. Every hour the digest (root) of the whole trail is signed and published here. Whoever keeps one checkpoint can tell whether the trail before it was rewritten, thinned out or cut at its end. There are digests here only, nothing of what was done and nobody’s data.',
  'portal.checkpoints.none': (_: V) =>
    'There is no checkpoint yet. The first appears here once the system is at work.',
  'portal.checkpoints.list': (_: V) => 'The latest checkpoints',
  'portal.checkpoints.at': (_: V) => 'Signed at',
  'portal.checkpoints.size': (_: V) => 'Events',
  'portal.checkpoints.root': (_: V) => 'Root (SHA-256, RFC 6962)',
  'portal.checkpoints.keys': (_: V) => 'Keys',
  'portal.checkpoints.keys.text': (_: V) =>
    'To verify the signatures of checkpoints and archive packages (Ed25519, in the format of C2SP).',
  'portal.checkpoints.since': (_: V) => 'in use since',
  'portal.checkpoints.keep': (_: V) => 'Keep one yourself',
  'portal.checkpoints.keep.text': (_: V) =>
    'Download the newest checkpoint and keep it: supervisors, journalists, anybody. The more people hold one, the less anybody can rewrite history.',
  'portal.checkpoints.check': (_: V) => 'Verify an archive package',
  'portal.checkpoints.check.text': (_: V) =>
    'The package in which a task is archived is verified offline; $KEY is the key above. One changed byte anywhere is found, and where it is.',
};
