// Choosing what somebody is in a report, with a sentence on what that lets them do. Used for members and invitations.
import { Field, Select } from '@fluentui/react-components';
import type { Role } from '#shared/access/can';
import { useSay } from './words.tsx';

export const RoleField = ({ role, onRole }: { role: Role; onRole: (role: Role) => void }) => {
  const { say } = useSay();
  return (
    <Field label={say('team.role')} hint={say(`team.role.${role}`)}>
      <Select value={role} onChange={(_, { value }) => onRole(ROLES.find((known) => known === value) ?? 'reader')}>
        {ROLES.map((name) => (
          <option key={name} value={name}>
            {say(`pane.role.${name}`)}
          </option>
        ))}
      </Select>
    </Field>
  );
};

const ROLES: readonly Role[] = ['preparer', 'coordinator', 'reviewer', 'reader'];
