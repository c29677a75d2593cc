/** Texts of the blacklist and of credit: for the public, and for whoever keeps them. */
export const credit = {
  'portal.kind.blacklist': () => 'Blacklist',
  'portal.kind.credit': () => 'Credit',
  'portal.blacklist.title': () => 'Blacklist of internet cafés',
  'portal.blacklist.lead': () =>
    'Cafés that broke the law and the people responsible, listed with approval and for a time.',
  'portal.blacklist.none': () => 'No café is on the blacklist now.',
  'portal.blacklist.responsible': () => 'Responsible',
  'portal.blacklist.reason': () => 'Reason',
  'portal.blacklist.days': () => 'From – to',
  'portal.credit.title': () => 'Credit of internet cafés',
  'portal.credit.lead': () =>
    'Look up the published results of inspections and the blacklist by café.',
  'portal.credit.label': () => 'Name, unified social credit code or person responsible',
  'portal.credit.name': () => 'Name',
  'portal.credit.code': () => 'Unified social credit code',
  'portal.credit.nothing': () =>
    'Nothing found. Check the name or code; a café without a published result has no record.',
  'portal.credit.not-listed': () => 'Not on the blacklist.',
  'portal.credit.results': () => 'Results',
  'portal.credit.no-results': () => 'No result has been published.',
  'panel.flag.cafe': () => 'Blacklist of cafés',
  'panel.flag.cafe.lead': () =>
    'To list a café, choose the evidence of an inspection and name who is responsible and the last day.',
  'panel.flag.responsible': () => 'Responsible',
  'panel.flag.files': () => 'Files of evidence',
  'panel.flag.no-files': () =>
    'No inspection of this café has brought a file of evidence: it cannot be listed.',
  'panel.credit.title': () => 'Credit files',
  'panel.credit.lead': () => 'They hold what was made public alone. Each export is recorded.',
  'panel.credit.export': () => 'Export (CSV)',
  'credit-file.credit-record': () => 'social credit record',
  'credit-file.credit-system': () => 'social credit system',
  'credit-file.natural-person-file': () => 'credit record of persons',
  'credit-file.network-file': () => 'network credit file',
  'credit-file.export': () => 'credit file',
};
