type V = Record<string, string | number>;

/** Rule profiles: what is said of them, their versions and changes. */
export const profiles = {
  'refusal.profile-value': ({ en, key }: V) =>
    `The value of “${en ?? key}” is not of that parameter's kind, or none that it may have (${key}); nothing was saved.`,
  'refusal.escort-not-above': ({ months, base, rule }: V) =>
    `Armed escorts are drawn more often than security firms: every ${months} months is no more than every ${base}. Nothing was saved. Rule: ${rule}`,
  'refusal.profile-taken': ({ slug }: V) =>
    `There is a profile ${slug} already. Choose another name.`,
  'refusal.profile-not-approved': ({ profile }: V) =>
    `The rule profile ${profile} has no version that is approved and in force, so no task can be set up under it. Have it approved first.`,
  'refusal.profile-below': ({ unit }: V) =>
    `${unit} works under the rules of the bureau above it. Assign them there.`,

  'event.profile.derived': ({ who, slug, name }: V) =>
    `${who} derived the rule profile ${name} (${slug})`,
  'event.profile.amended': ({ who, slug, version }: V) =>
    `${who} changed the draft of version ${version} of the rule profile ${slug}`,
  'event.profile.approved': ({ who, slug, version, effectiveFrom }: V) =>
    `${who} approved version ${version} of the rule profile ${slug}, in force from ${effectiveFrom}`,
  'event.profile.rejected': ({ who, slug, version, reason }: V) =>
    `${who} rejected version ${version} of the rule profile ${slug}: ${reason}`,
  'event.profile.assigned': ({ who, slug, version }: V) =>
    `${who} put the unit under the rule profile ${slug} (now version ${version})`,

  'state.profile.draft': () => 'draft',
  'state.profile.approved': () => 'approved',
  'state.profile.rejected': () => 'rejected',
  'panel.way.profiles': () => 'Rules',
  'panel.profile.title': () => 'Rule profiles',
  'panel.profile.lead': () =>
    "Every value has its article beside it; where no document of the bureau says anything, the value says that it is the product's default. A task is carried out under the version it was set up under.",
  'panel.profile.uses': () => 'Who works under which rules',
  'panel.profile.in-force': () => 'Rules in force',
  'panel.profile.built-in': () => 'built in',
  'panel.profile.built-in-ones': () => 'Built-in profiles',
  'panel.profile.derived': () => 'Derived and changed profiles',
  'panel.profile.all': () => 'All profiles',
  'panel.profile.version': ({ version }: V) => `version ${version}`,
  'panel.profile.name': () => 'Name',
  'panel.profile.slug': () => 'Short name',
  'panel.profile.slug-hint': () => 'Small letters, digits and hyphens, such as laiwu.',
  'panel.profile.document': () => "The bureau's own rules (document and number)",
  'panel.profile.parent': () => 'Derived from',
  'panel.profile.authors': () => 'Written by',
  'panel.profile.effective': () => 'In force from',
  'panel.profile.changes': () => 'Changes',
  'panel.profile.parameter': () => 'Parameter',
  'panel.profile.value': () => 'Value and source',
  'panel.profile.value-alone': () => 'Value',
  'panel.profile.change': () => 'Change',
  'panel.profile.differs': () => 'differs',
  'panel.profile.same': () => 'the same',
  'panel.profile.count': ({ count, name }: V) => `${count} parameters differ from ${name}.`,
  'panel.profile.compare': () => 'Compare with',
  'panel.profile.only': () => 'Differences only',
  'panel.profile.show': () => 'Show',
  'panel.profile.decide': () => 'Decide',
  'panel.profile.not-you': () =>
    'An administrator or head who did not write in the draft decides about it.',
  'panel.profile.in-draft': () =>
    'The change is written into the draft, and in force once approved.',
  'panel.profile.new-draft': () =>
    'The change begins the draft of a new version, in force once approved; tasks that are set up already stay as they are.',
  'panel.profile.source': () => 'Source',
  'panel.profile.by-document': () => "The bureau's document",
  'panel.profile.file': () => 'Document',
  'panel.profile.article': () => 'Article',
  'panel.profile.by-product': () => "Default of the product, not this bureau's document",
  'panel.profile.answers': () => 'Bureau',
  'panel.profile.keep': () => 'Write into the draft',
  'panel.profile.reset': ({ name }: V) => `Take the value of ${name} again`,
  'panel.profile.derive': () => 'Derive a profile',
  'panel.profile.assign': () => 'Put a bureau under a profile',
  'panel.profile.assign-hint': () =>
    'From the next task on; tasks that are set up already stay under their version.',
  'panel.done.profile-kept': () => 'Written into the draft.',
  'panel.done.profile-derived': () => 'Derived; it is a draft now.',
  'panel.done.profile-assigned': () => 'Assigned.',
};
