// The tabs of the task pane in one line: what the pane has no room for stands in a menu at the line's end, the chosen one never.
// Used by ReportPane.tsx.
import {
  CounterBadge,
  Menu,
  MenuButton,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Overflow,
  OverflowItem,
  Tab,
  TabList,
  useIsOverflowItemVisible,
  useOverflowMenu,
} from '@fluentui/react-components';
import { MoreHorizontal20Regular } from '@fluentui/react-icons';
import { useRef } from 'react';
import type { Role } from '#shared/access/can';
import { useSay } from './words.tsx';
import './tabs.css';

export type View = 'desk' | 'findings' | 'prose' | 'comments' | 'members' | 'history' | 'publish' | 'more';

type Props = {
  readonly view: View;
  readonly role: Role;
  /** Findings that must be corrected, counted on their tab. */
  readonly errors: number;
  readonly onView: (view: View) => void;
};

export const PaneTabs = ({ view, role, errors, onView }: Props) => {
  const { say, lang } = useSay();
  const line = useRef<HTMLDivElement>(null);
  const choose = (chosen: View) => {
    onView(chosen);
    showStart(line.current);
  };
  return (
    // Names of another length find their room anew.
    <Overflow key={`${lang} ${role}`} minimumVisible={2} padding={0}>
      <div ref={line} className="np-tabs-line">
        <TabList
          className="np-tabs"
          size="small"
          selectedValue={view}
          onTabSelect={(_, { value }) => choose(VIEWS.find((known) => known === value) ?? 'findings')}
        >
          {VIEWS.map((name) => (
            <OverflowItem key={name} id={name} priority={name === view ? 2 : 1}>
              <Tab value={name}>
                {say(tabKey(name, role))}
                {name === 'findings' && errors > 0 && <CounterBadge className="np-count" size="small" color="danger" count={errors} />}
              </Tab>
            </OverflowItem>
          ))}
        </TabList>
        <RestMenu role={role} onView={choose} />
      </div>
    </Overflow>
  );
};

/** The message with the name of a tab; the first is called after what the person does there. */
export const tabKey = (view: View, role: Role) => {
  if (view === 'desk') return `desks.tab.${role}` as const;
  if (view === 'comments') return 'comments.tab';
  return view === 'members' || view === 'history' ? (`team.tab.${view}` as const) : (`pane.tab.${view}` as const);
};

/** Where the next view begins is in sight, whether the view or the whole pane scrolls. */
const showStart = (line: HTMLElement | null): void => {
  const pane = line?.parentElement;
  const view = pane?.querySelector('.np-view');
  if (!line || !pane || !view) return;
  view.scrollTop = 0;
  const above = line.getBoundingClientRect().bottom - view.getBoundingClientRect().top;
  if (above > 0) pane.scrollTop -= above;
};

const RestMenu = ({ role, onView }: Pick<Props, 'role' | 'onView'>) => {
  const { say } = useSay();
  const { ref, isOverflowing } = useOverflowMenu<HTMLSpanElement>();
  if (!isOverflowing) return null;
  return (
    <Menu>
      <span ref={ref} className="np-tabs-rest">
        <MenuTrigger disableButtonEnhancement>
          <MenuButton
            size="small"
            appearance="subtle"
            icon={<MoreHorizontal20Regular />}
            menuIcon={null}
            aria-label={say('pane.tab.rest')}
            title={say('pane.tab.rest')}
          />
        </MenuTrigger>
      </span>
      <MenuPopover>
        <MenuList>
          {VIEWS.map((name) => (
            <RestItem key={name} name={name} role={role} onView={onView} />
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
};

const RestItem = ({ name, role, onView }: { readonly name: View } & Pick<Props, 'role' | 'onView'>) => {
  const { say } = useSay();
  if (useIsOverflowItemVisible(name)) return null;
  return <MenuItem onClick={() => onView(name)}>{say(tabKey(name, role))}</MenuItem>;
};

const VIEWS: readonly View[] = ['desk', 'findings', 'prose', 'comments', 'members', 'history', 'publish', 'more'];
