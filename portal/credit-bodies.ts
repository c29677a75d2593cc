/** The public's copy of a place on the blacklist of cafés. */
export type BlacklistBody = {
  name: string;
  uscc: string;
  category: string;
  responsible: string;
  reason: string;
  source: string;
  startsOn: string;
  endsOn: string | null;
  organisation: string;
};

/** The public's copy of a café's credit. */
export type CreditBody = {
  name: string;
  uscc: string;
  category: string;
  organisation: string;
  results: { inspection: string; date: string; finding: string }[];
  blacklist: { startsOn: string; endsOn: string | null; reason: string; responsible: string }[];
};
