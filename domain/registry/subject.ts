/** 存续状态, as the registry of companies has it. */
export const subjectStatuses = ['存续', '注销', '吊销', '停业', '迁出'] as const;

/** what takes a subject out of the pools. */
export const retiredStatuses = ['注销', '吊销', '停业', '迁出'] as const;

/** what somebody inspects may be, as the rules name it. */
export const subjectKinds = [
  'enterprise',
  'individual',
  'cooperative',
  'practitioner',
  'project',
  'behaviour',
  'other',
] as const;
