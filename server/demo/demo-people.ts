// Three invented people of the demo report: one for each place in the work.
import type { Role } from '#shared/access/can';
import type { PersonRow } from '../store/report-store.ts';

export type DemoPerson = PersonRow & {
  readonly role: Role;
  readonly assigned: readonly string[];
  readonly label: { readonly zh: string; readonly en: string };
};

export const DEMO_PEOPLE: readonly DemoPerson[] = [
  {
    id: 'demo-clerk',
    name: '李知远',
    unit: '政策法规科',
    colour: '#0f6cbd',
    active: true,
    role: 'preparer',
    assigned: ['requests', 'section:1'],
    label: { zh: '科室填报人', en: 'Department clerk' },
  },
  {
    id: 'demo-coordinator',
    name: '陈晓雯',
    unit: '局办公室',
    colour: '#c239b3',
    active: true,
    role: 'coordinator',
    assigned: [],
    label: { zh: '统稿人（办公室）', en: 'Coordinating office' },
  },
  {
    id: 'demo-supervisor',
    name: '周明',
    unit: '局领导',
    colour: '#8a5a00',
    active: true,
    role: 'reviewer',
    assigned: [],
    label: { zh: '审核人（分管领导）', en: 'Supervisor' },
  },
];
