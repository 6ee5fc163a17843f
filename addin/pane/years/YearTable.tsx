// The cells of one table of the form, last year and this year, with the difference. YearsView.tsx shows it.
import { Fragment, useMemo, useState } from 'react';
import type { CellId } from '#shared/cell/cell-id';
import type { CellDefinition, TableId } from '#shared/edition/types';
import { message } from '#shared/i18n/translate';
import { compareYears, signed } from '#shared/picture/compare-years';
import type { YearFigures } from '#shared/picture/read-figures';
import type { PastYear } from '../../state/past-years.ts';
import { columnWords, rowWords } from '../form-words.ts';
import { useSay } from '../words.tsx';

type Props = { readonly now: YearFigures; readonly last: PastYear; readonly onCell: (cell: CellId) => void };

export const YearTable = ({ now, last, onCell }: Props) => {
  const { say, tell, lang } = useSay();
  const { edition } = now.report;
  const [table, setTable] = useState<TableId>('requests');
  const [column, setColumn] = useState(edition.requests.total.key);
  const [isChangedOnly, setIsChangedOnly] = useState(false);
  const all = useMemo(() => compareYears(now, last, table), [now, last, table]);
  const isWide = table === 'requests';
  const optionText = (key: string, label: string) => {
    const means = columnWords({ table: 'requests', row: '', column: key });
    return means ? tell(message('form.beside', { label, means: tell(means) })) : label;
  };
  const meansOf = (cell: CellDefinition) =>
    (isWide ? [rowWords(cell)] : [rowWords(cell), columnWords(cell)]).flatMap((words) => (words ? [tell(words)] : [])).join(', ');
  const rows = all?.filter(({ cell, difference }) => (!isWide || cell.column === column) && (!isChangedOnly || difference !== 0));
  return (
    <div className="np-stack">
      <div className="np-segments" role="radiogroup" aria-label={say('picture.years.table')}>
        {TABLES.map((one) => (
          <label key={one} className="np-segment">
            <input type="radio" name="np-year-table" checked={table === one} onChange={() => setTable(one)} />
            <span>{say(`pane.table.${one}`)}</span>
          </label>
        ))}
      </div>
      <div className="np-years-choice">
        {isWide && (
          <label>
            {say('picture.years.column')}{' '}
            <select value={column} onChange={({ target }) => setColumn(target.value)}>
              {[edition.requests.total, ...edition.requests.columns].map(({ key, label }) => (
                <option key={key} value={key}>
                  {lang === 'en' ? optionText(key, label) : label}
                </option>
              ))}
            </select>
          </label>
        )}
        <label>
          <input type="checkbox" checked={isChangedOnly} onChange={({ target }) => setIsChangedOnly(target.checked)} />{' '}
          {say('picture.years.changedOnly')}
        </label>
      </div>
      {rows === undefined ? (
        <p className="np-quiet">{say('picture.years.otherForm', { now: edition.tables.art20, last: last.report.edition.tables.art20 })}</p>
      ) : (
        <table className="np-year-table">
          <caption className="np-quiet">{say('picture.years.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('picture.years.item')}</th>
              <th scope="col">{last.year}</th>
              <th scope="col">{now.report.year ?? say('picture.years.now')}</th>
              <th scope="col">{say('picture.years.difference')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ cell, now: held, last: before, difference, percent }, index) => (
              <Fragment key={cell.id}>
                {isWide && groupOf(cell) !== null && groupOf(cell) !== groupOf(rows[index - 1]?.cell) && (
                  <tr className="np-year-group">
                    <th scope="rowgroup" colSpan={4}>
                      {groupOf(cell)}
                    </th>
                  </tr>
                )}
                <tr className={isTotal(cell) ? 'np-year-total' : ''}>
                  <th scope="row">
                    <button type="button" className="np-link" onClick={() => onCell(cell.id)}>
                      {nameOf(cell, isWide)}
                    </button>
                    {lang === 'en' && <span className="np-year-means">{meansOf(cell)}</span>}
                  </th>
                  <td>{before === '' ? <Blank /> : before}</td>
                  <td>{held === '' ? <Blank /> : held}</td>
                  <td className={difference === null || difference === 0 ? 'np-quiet' : ''}>
                    {difference === null ? '' : difference === 0 ? '0' : signed(difference)}
                    {percent !== null && difference !== 0 && <span className="np-year-percent">{signed(percent)}%</span>}
                  </td>
                </tr>
              </Fragment>
            ))}
          </tbody>
        </table>
      )}
      {rows?.length === 0 && <p className="np-quiet">{say('picture.years.noneChanged')}</p>}
    </div>
  );
};

const Blank = () => {
  const { say } = useSay();
  return <span className="np-quiet">{say('picture.years.blank')}</span>;
};

/** The row or column the others add up to. In 表三 the column of totals is chosen above, so only its row counts. */
const isTotal = ({ sumOf, table, rowLabels }: CellDefinition): boolean =>
  sumOf !== null && (table !== 'requests' || (rowLabels.at(-1) ?? '').includes('总计'));

/** In 表三 the column is chosen above; elsewhere it is part of the name. Numbers and kinds stay, long explanations go. */
const nameOf = ({ rowLabels, columnLabel, table }: CellDefinition, isWide: boolean): string => {
  const short = (label: string) => label.replace(/(?<=.{4})（.*$/, '');
  const last = short(rowLabels.at(-1) ?? '');
  if (isWide) return last;
  if (table === 'disputes') return `${rowLabels.map(short).join(' ')} · ${columnLabel}`;
  return `${last} · ${short(columnLabel)}`;
};

/** （三）不予公开 over its numbered kinds, which say little without it. */
const groupOf = (cell: CellDefinition | undefined): string | null =>
  cell !== undefined && cell.rowLabels.length > 2 ? (cell.rowLabels.at(-2) ?? null) : null;

const TABLES: readonly TableId[] = ['art20', 'requests', 'disputes'];
