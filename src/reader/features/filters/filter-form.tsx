import { type FormEvent, useId } from 'react';
import type { Author } from '#contract/authors.ts';
import type { View } from '#contract/view.ts';
import { useMessages } from '#reader/i18n/use-messages.ts';
import styles from './filter-form.module.css';
import { withoutFilters } from './view-filters.ts';

/** More suggestions than this help nobody and make the page heavy. */
const maxSuggestions = 500;

/** Author, dates, words and order of a view; the categories have their own tree. */
export function FilterForm(props: {
  view: View;
  authors: readonly Author[];
  onChange: (view: View) => void;
}) {
  const { view, authors, onChange } = props;
  const messages = useMessages();
  const suggestions = useId();

  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const text = (name: string): string => String(data.get(name) ?? '').trim();
    onChange({
      ...view,
      words: text('words'),
      author: text('author') || null,
      from: text('from') || null,
      to: text('to') || null,
      order: text('order') === 'oldest' ? 'oldest' : 'newest',
    });
  };

  return (
    <form className={styles.form} onSubmit={submit}>
      <label className={styles.field}>
        {messages.words}
        <input className={styles.input} name="words" type="search" defaultValue={view.words} />
      </label>
      <label className={styles.field}>
        {messages.author}
        <input
          className={styles.input}
          name="author"
          defaultValue={view.author ?? ''}
          placeholder={messages.anyAuthor}
          list={suggestions}
          autoComplete="off"
        />
      </label>
      <datalist id={suggestions}>
        {authors.slice(0, maxSuggestions).map(({ name }) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <div className={styles.dates}>
        <label className={styles.field}>
          {messages.from}
          <input
            className={styles.input}
            name="from"
            type="date"
            defaultValue={wholeDay(view.from, 'first')}
          />
        </label>
        <label className={styles.field}>
          {messages.to}
          <input className={styles.input} name="to" type="date" defaultValue={wholeDay(view.to, 'last')} />
        </label>
      </div>
      <fieldset className={styles.orders}>
        <legend>{messages.order}</legend>
        <label>
          <input type="radio" name="order" value="newest" defaultChecked={view.order === 'newest'} />
          {messages.newestFirst}
        </label>
        <label>
          <input type="radio" name="order" value="oldest" defaultChecked={view.order === 'oldest'} />
          {messages.oldestFirst}
        </label>
      </fieldset>
      <div className={styles.buttons}>
        <button type="submit" className={styles.apply}>
          {messages.apply}
        </button>
        <button type="button" className={styles.clear} onClick={() => onChange(withoutFilters(view))}>
          {messages.clearAll}
        </button>
      </div>
    </form>
  );
}

/** A date field knows whole days only; a link may name a month or a year. */
function wholeDay(date: string | null, end: 'first' | 'last'): string {
  if (!date) return '';
  const [year = '', month, day] = date.split('-');
  if (day) return date;
  if (end === 'first') return `${year}-${month ?? '01'}-01`;
  const lastDay = new Date(Date.UTC(Number(year), month ? Number(month) : 12, 0)).getUTCDate();
  return `${year}-${month ?? '12'}-${lastDay}`;
}
