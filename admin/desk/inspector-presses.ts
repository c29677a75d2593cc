import { declareInterest } from '../../usecases/interest/declare.ts';
import { endInterest } from '../../usecases/interest/end.ts';
import { amendInspector } from '../../usecases/registry/amend-inspector.ts';
import { departInspector } from '../../usecases/registry/depart-inspector.ts';
import { registerInspector } from '../../usecases/registry/register-inspector.ts';
import { type Fields, press, text } from './press.ts';
import { filled, sharedBy } from './registry-presses.ts';

const inspectorAt = ({ id }: Record<string, string>) => `/desk/registry/inspectors/${id}`;

const inspectorFields = (fields: Fields) => ({
  name: text(fields, 'personName'),
  skills: text(fields, 'skills')
    .split(/[、,，;；\s]+/)
    .filter(Boolean),
  licenceNo: text(fields, 'licenceNo'),
  licenceExpiresOn: text(fields, 'licenceExpiresOn') || null,
  badgeNo: text(fields, 'badgeNo'),
  position: text(fields, 'position'),
  mayLead: text(fields, 'mayLead') === '1',
  category: text(fields, 'category') as 'branch',
  // What is on file stays unless a new number is typed.
  ...filled(fields, ['idNumber', 'telephone', 'sex', 'status']),
});

/** The buttons about inspectors and their interests, by the path that they post to. */
export const inspectorPresses = {
  '/registry/inspectors': press({
    ...sharedBy('person', 'inspector.register'),
    run: async (command, fields) => {
      const { personId, warning } = await registerInspector(command, {
        unitId: text(fields, 'unitId'),
        fields: inspectorFields(fields),
        reason: text(fields, 'reason'),
      });
      const done = warning ? 'panel.done.unlicensed' : 'panel.done.registered';
      return { done, to: inspectorAt({ id: personId }) };
    },
  }),
  '/registry/inspectors/:id/amend': press({
    ...sharedBy('person', 'inspector.amend', inspectorAt),
    run: async (command, fields, { id }) => {
      const given = { changes: inspectorFields(fields), reason: text(fields, 'reason') };
      await amendInspector(command, { inspectorId: id ?? '', ...given });
      return { done: 'panel.done.amended' };
    },
  }),
  '/registry/inspectors/:id/depart': press({
    ...sharedBy('person', 'inspector.depart', inspectorAt),
    run: async (command, fields, { id }) => {
      const ground = text(fields, 'ground') as 'transfer';
      const given = { inspectorId: id ?? '', ground, reason: text(fields, 'reason') };
      const { opened } = await departInspector(command, given);
      return { done: 'panel.done.departed', vars: { seats: opened.length } };
    },
  }),
  '/registry/inspectors/:id/interests': press({
    ...sharedBy('person', 'interest.declare', inspectorAt),
    run: async (command, fields, { id }) => {
      const given = { uscc: text(fields, 'uscc'), nature: text(fields, 'nature') };
      const { visits } = await declareInterest(command, { inspectorId: id ?? '', ...given });
      if (visits.length === 0) return { done: 'panel.done.interest' };
      return { done: 'panel.done.interest-visits', vars: { codes: visits.join('、') } };
    },
  }),
  '/registry/inspectors/:id/interests/:interestId/end': press({
    ...sharedBy('person', 'interest.end', inspectorAt),
    run: async (command, fields, { interestId }) => {
      await endInterest(command, { interestId: interestId ?? '', reason: text(fields, 'reason') });
      return { done: 'panel.done.interest-ended' };
    },
  }),
};
