// The host's end of the client library's message channel: start-up handshake, requests, event delivery, and the counters
// and faults tests ask for. One per page.
import type { Faults, HostState } from './member-types.ts';
import { runRequest } from './rich-api.ts';
import { createWorkbook, type WorkbookModel } from './workbook-model.ts';

export type WireOptions = {
  /** ExcelApi version declared in the requirement matrix. */
  readonly api?: string;
  /** An existing workbook (a reopened file), else a new one. */
  readonly workbook?: WorkbookModel;
  readonly language?: string;
  /** Where the host's page is; another origin than the add-in's. */
  readonly origin?: string;
};

/** The page with the client library in it, as the host sees it: a jsdom window, or a frame in Chromium. */
export type WirePage = {
  /** Brings one message into the page; messages arrive in the order they were posted. */
  readonly deliver: (text: string) => void;
  /** Whether the library's metadata knows the class (and the member of it). */
  readonly excelHas: HostState['excelHas'];
};

type EventKind = keyof typeof EVENT_TYPES;

export type ExcelWire = {
  readonly origin: string;
  readonly workbook: WorkbookModel;
  readonly state: HostState;
  readonly faults: Faults;
  /** Requests that carried actions (round trips) and their size in bytes since the last reset. */
  /** `impatient`: those that do not ask Excel to wait while a cell is edited. */
  readonly traffic: { roundTrips: number; bytes: number; largest: number; impatient: number };
  readonly resetTraffic: () => void;
  readonly receive: (text: string) => void;
  readonly connect: (page: WirePage) => void;
  /** Delivers an event as Excel does; `isRemote` marks Excel's own co-authoring. */
  readonly emit: (kind: EventKind, payload: Readonly<Record<string, unknown>>, isRemote?: boolean) => void;
  /** Takes the requests that came while Excel hung, in their order, and answers them at last. */
  readonly wakeUp: () => void;
  /** Brings the events that are late, in the order they came or the other way round. */
  readonly releaseEvents: (isReversed?: boolean) => void;
  /** Resolves when no answer is under way and the client has been quiet for a turn. */
  readonly settled: () => Promise<void>;
  readonly close: () => void;
};

export const createExcelWire = ({
  api = '1.17',
  workbook = createWorkbook(),
  language = 'zh-CN',
  origin = ORIGIN,
}: WireOptions): ExcelWire => {
  let page: WirePage | null = null;
  let closed = false;
  let listening = false;
  let underWay = 0;
  const traffic = { roundTrips: 0, bytes: 0, largest: 0, impatient: 0 };
  const faults: Faults = {
    cellEdit: 0,
    hang: false,
    refuse: 0,
    tooLarge: 0,
    deny: 0,
    loseEvents: 0,
    doubleEvents: 0,
    lateEvents: false,
    calculatedFirst: false,
    nameless: false,
    swallow: 0,
    failAt: 0,
    respell: (formula) => formula,
  };
  const waiting: Readonly<Record<string, unknown>>[] = [];
  const hung: (() => void)[] = [];
  const post = (message: Readonly<Record<string, unknown>>): void => {
    underWay += 1;
    // A task of its own, as a message from another window is.
    setImmediate(() => {
      underWay -= 1;
      if (closed || !page) return;
      page.deliver(JSON.stringify({ ...message, _origin: origin, _serializerVersion: 1 }));
    });
  };
  const emit: ExcelWire['emit'] = (kind, payload, isRemote = false) => {
    if (kind !== 'changed') return tellOf(kind, payload, isRemote);
    // What a change makes the sheet calculate is told beside it, in whichever order.
    const calculate = () => workbook.calculation.state === 'Done' && tellOf('calculated', { worksheetId: payload.worksheetId }, isRemote);
    if (faults.calculatedFirst) calculate();
    tellOf(kind, payload, isRemote);
    if (!faults.calculatedFirst) calculate();
  };
  const send = (event: Readonly<Record<string, unknown>>): void => {
    if (faults.loseEvents > 0) {
      faults.loseEvents -= 1;
      return;
    }
    const copies = faults.doubleEvents > 0 ? 2 : 1;
    faults.doubleEvents = Math.max(0, faults.doubleEvents - 1);
    for (let copy = 0; copy < copies; copy += 1) {
      if (faults.lateEvents) waiting.push(event);
      else post(event);
    }
  };
  const tellOf = (kind: EventKind, payload: Readonly<Record<string, unknown>>, isRemote: boolean): void => {
    if (!listening || !state.registered.has(REGISTRATIONS[kind])) return;
    send({
      _messageType: 1,
      _actionName: 'richApiMessage',
      _conversationId: 'conversation',
      _correlationId: -1,
      _responseType: 1,
      _errorCode: 0,
      _data: { ArrayData: [[65536, EVENT_TYPES[kind], 'Workbook', JSON.stringify(payload), 0, isRemote]] },
    });
  };
  const state: HostState = {
    workbook,
    references: new Map(),
    referenceIds: new Map(),
    gaps: [],
    registered: new Map(),
    excelHas: (cls, member) => page?.excelHas(cls, member) ?? false,
    wrote: (worksheetId, address) =>
      emit('changed', {
        worksheetId,
        address,
        changeType: 'RangeEdited',
        source: 'Local',
        triggerSource: faults.nameless ? 'Unknown' : 'ThisLocalAddin',
      }),
    calculated: () => {
      for (const sheet of workbook.sheets) tellOf('calculated', { worksheetId: sheet.id }, false);
    },
    faults,
    runtime: { asked: [] },
  };
  const execute = (request: Request): unknown => {
    const array = request._data?.ArrayData;
    if (request._data?.DdaMethod?.DispatchId !== RICH_API || !array) return { Error: 0 };
    const body = String(array[4]);
    traffic.roundTrips += 1;
    if ((Number(array?.[6]) & DELAY_FOR_CELL_EDIT) === 0) traffic.impatient += 1;
    traffic.bytes += Buffer.byteLength(body);
    traffic.largest = Math.max(traffic.largest, Buffer.byteLength(body));
    if (faults.refuse > 0) {
      faults.refuse -= 1;
      return { Error: 5001 };
    }
    if (faults.tooLarge > 0) {
      faults.tooLarge -= 1;
      return { Error: 5103 };
    }
    if (faults.cellEdit > 0) {
      faults.cellEdit -= 1;
      return { Error: 5004 };
    }
    return { Error: 0, Data: [200, [], runRequest(state, body)] };
  };
  return {
    origin,
    workbook,
    state,
    faults,
    traffic,
    resetTraffic: () => Object.assign(traffic, { roundTrips: 0, bytes: 0, largest: 0, impatient: 0 }),
    receive: (text) => {
      const request = JSON.parse(text) as Request;
      const answer = (data: unknown): void => {
        const { _actionName, _conversationId, _correlationId } = request;
        post({ _messageType: 1, _actionName, _conversationId, _correlationId, _data: data, _errorCode: 0, _responseType: 0 });
      };
      if (request._actionName === 'ContextActivationManager_getAppContextAsync') answer(appContext(api, language, origin));
      else if (request._actionType === REGISTER) {
        if (request._actionName === 'richApiMessage') listening = true;
        answer({ Error: 0 });
      } else if (request._actionName === 'executeMethod') {
        if (faults.hang) hung.push(() => answer(execute(request)));
        else answer(execute(request));
      }
    },
    connect: (connected) => {
      page = connected;
    },
    emit,
    wakeUp: () => {
      for (const run of hung.splice(0)) run();
    },
    releaseEvents: (isReversed = false) => {
      const late = waiting.splice(0);
      for (const event of isReversed ? late.reverse() : late) post(event);
    },
    settled: async () => {
      for (let quiet = 0; quiet < QUIET_TURNS; quiet = underWay === 0 ? quiet + 1 : 0)
        await new Promise((resolve) => setImmediate(resolve));
    },
    close: () => {
      closed = true;
    },
  };
};

type Request = {
  readonly _actionName: string;
  readonly _actionType: number;
  readonly _conversationId: string;
  readonly _correlationId: number;
  readonly _data?: { readonly ArrayData?: readonly unknown[]; readonly DdaMethod?: { readonly DispatchId: number } };
};

const appContext = (api: string, language: string, origin: string) => ({
  _id: 'addin',
  _appName: 16,
  _appVersion: '16.0',
  _appUILocale: language,
  _dataLocale: 'zh-CN',
  _docUrl: `${origin}/report.xlsx`,
  _clientMode: 0,
  _settings: {},
  _reason: 1,
  _osfControlType: 1,
  _eToken: '',
  _requirementMatrix: JSON.stringify({
    ExcelApi: api,
    SharedRuntime: '1.1',
    DelayForCellEdit: '1.1',
    RichApi: '1.1',
    SharedRuntimeInternal: '1.2',
  }),
});

const EVENT_TYPES = { changed: 10, activated: 11, selectionChanged: 14, calculated: 16, workbookActivated: 2203 } as const;
const REGISTRATIONS: Readonly<Record<EventKind, string>> = {
  changed: 'DataChanged',
  activated: 'Activated',
  selectionChanged: 'SelectionChanged',
  calculated: 'Calculated',
  workbookActivated: 'WorkbookActivated',
};
const ORIGIN = 'https://localhost:3001';
const RICH_API = 93;
const REGISTER = 1;
/** The client's flag on a request. */
const DELAY_FOR_CELL_EDIT = 64;
const QUIET_TURNS = 12;
