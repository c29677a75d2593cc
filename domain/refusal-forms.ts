/** Reasons to refuse about checklist forms, and about what a result says beside its answers. */
export type FormRefusal =
  | 'form-empty'
  | 'form-item-unknown'
  | 'form-point-twice'
  | 'form-missing'
  | 'form-by-hand'
  | 'form-unfit'
  | 'form-chosen'
  | 'methods-missing'
  | 'method-not-ruled'
  | 'activity-not-ruled'
  | 'spot-measure-not-ruled'
  | 'measures-without-problem'
  | 'ground-missing'
  | 'ground-not-ruled'
  | 'ground-without-obstruction'
  | 'evidence-missing'
  | 'evidence-unsigned';
