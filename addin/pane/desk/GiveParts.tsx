// What is nobody's yet, as chips to be given away; what was given last, with the way back. A part of BoardDesk.tsx.
import { Button } from '@fluentui/react-components';
import { ArrowUndo16Regular } from '@fluentui/react-icons';
import { useEffect, useRef } from 'react';
import type { Edition } from '#shared/edition/types';
import { unassignedGroups } from '../../state/assignments.ts';
import type { Handing, Picked } from '../../state/use-handing.ts';
import type { MemberInfo } from '../../sync/session-state.ts';
import { FaultNotice } from '../FaultNotice.tsx';
import { placesLabel } from '../part-label.ts';
import { useSay } from '../words.tsx';
import { PartChip } from './PartChip.tsx';

type Props = {
  readonly edition: Edition;
  readonly people: readonly MemberInfo[];
  readonly handing: Handing;
  readonly picked: Picked | null;
  readonly onPick: (picked: Picked, how: 'key' | 'drag') => void;
  readonly onDrop: () => void;
};

export const GiveParts = ({ edition, people, handing, picked, onPick, onDrop }: Props) => {
  const { say, tell } = useSay();
  const given = useRef<HTMLDivElement>(null);
  const { told } = handing;
  useEffect(() => {
    // The button that gave it is gone: whoever works with the keyboard goes on here.
    if (told && document.activeElement === document.body) given.current?.querySelector('button')?.focus();
  }, [told]);
  const groups = unassignedGroups(edition, people);
  const count = groups.reduce((sum, { places }) => sum + places.length, 0);
  return (
    <section className="np-desk-box np-give" aria-label={say('desks.give.title', { count })}>
      {count === 0 ? (
        <p className="np-quiet">{say('desks.give.all')}</p>
      ) : (
        <>
          <h2 className="np-view-title">{say('desks.give.title', { count })}</h2>
          <p className="np-quiet">{say('desks.give.hint')}</p>
          <div className="np-part-chips">
            {groups.map((group) => {
              const label = placesLabel(edition, group.places, tell);
              return (
                <PartChip
                  key={group.places[0]}
                  picked={{ label, parts: group.places, from: null }}
                  holder={null}
                  isPicked={picked?.from === null && picked.label === label}
                  onPick={onPick}
                  onDrop={onDrop}
                />
              );
            })}
          </div>
        </>
      )}
      <div ref={given} className="np-row np-given" role="status">
        {told && (
          <>
            <span>{tell(told)}</span>
            {handing.canUndo && (
              <Button
                size="small"
                icon={<ArrowUndo16Regular />}
                disabledFocusable={handing.deed.isBusy}
                onClick={() => void handing.undo()}
              >
                {say('desks.give.undo')}
              </Button>
            )}
          </>
        )}
      </div>
      <FaultNotice deed={handing.deed} />
    </section>
  );
};
