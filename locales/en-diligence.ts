type V = Record<string, string | number>;

/** Texts of the package of due diligence. */
export const diligence = {
  'panel.diligence.title': (_: V) => 'Due diligence',
  'panel.diligence.lead': (_: V) =>
    'What one inspector did at one visit, under each ground of exemption, in a signed package that is verified offline. Taking it out leaves a trace.',
  'panel.diligence.take': (_: V) => 'Take out the package',
  'diligence.title': ({ name = '' }: V) => `Due diligence: ${name}`,
  'diligence.duty': (_: V) => '(1) Duty done by law and plan',
  'diligence.limits': (_: V) => '(2) Limits of technique and means',
  'diligence.cause': (_: V) => '(3) No cause of the accident',
  'diligence.entrusted': (_: V) => '(4) False report of an entrusted body',
  'diligence.others': (_: V) => '(5) Other',
  'diligence.none': (_: V) => 'Nothing is on file.',
  'diligence.drawn': ({ code = '', at = '', hash = '' }: V) => `draw ${code}, ${at}, input ${hash}`,
  'diligence.seated': ({ at = '' }: V) => `drawn into the team ${at}`,
  'diligence.accepted': ({ at = '' }: V) => `accepted ${at}`,
  'diligence.arrived': ({ at = '' }: V) => `arrived and showed the certificate ${at}`,
  'diligence.points': ({ count = 0 }: V) => `${count} points of the checklist answered`,
  'diligence.files': ({ count = 0 }: V) => `${count} files of evidence sent`,
  'diligence.notice': ({ at = '', way = '', by = '' }: V) =>
    `notice delivered ${at}, ${way} (${by})`,
  'diligence.document': ({ kind = '', at = '', by = '' }: V) => `document: ${kind} ${at} (${by})`,
  'diligence.recording': ({ scene = '', from = '', to = '', by = '' }: V) =>
    `recording: ${scene} ${from} to ${to} (${by})`,
  'diligence.confirmation': ({ outcome = '', at = '', by = '' }: V) =>
    `confirmation by the subject: ${outcome} ${at} (${by})`,
  'diligence.by.self': (_: V) => 'recorded by this inspector',
  'diligence.by.team': (_: V) => 'recorded by somebody else',
  'diligence.signed': ({ at = '' }: V) => `signed the result ${at}`,
  'diligence.recusal': ({ state = '', at = '' }: V) => `recusal ${at} ${state}`,
  'diligence.substitution': ({ state = '', at = '' }: V) => `substitution ${at} ${state}`,
  'diligence.visit_end': ({ state = '', at = '' }: V) => `visit ended ${at} ${state}`,
};
