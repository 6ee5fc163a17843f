// PostgreSQL data format 1: one call writes a whole group commit, so that a commit costs one round trip whatever it holds.
// Locks the reports in the order of their ids (no deadlocks), and leaves out every report whose log has moved on since it was read.

export const appendFunction = `
CREATE FUNCTION append_edits(
  node text,
  r_id text[], r_seq integer[], r_hash text[], r_fixed boolean[], r_new_seq integer[], r_new_count integer[], r_new_hash text[], r_at text[],
  u_report text[], u_seq integer[], u_author text[], u_data bytea[],
  c_report text[], c_client bigint[], c_person text[],
  a_report text[], a_number integer[], a_seq integer[], a_at text[], a_person text[], a_place text[], a_before text[], a_after text[],
  a_splices text[], a_how text[], a_made_at text[], a_hash text[],
  f_report text[], f_id text[], f_place text[], f_values text[], f_opened_at text[], f_resolved_by text[], f_resolved_at text[]
) RETURNS TABLE (left_out text, stands_at integer, stands_count integer, stands_hash text)
LANGUAGE plpgsql AS $$
DECLARE
  fresh text[];
  is_stuck boolean;
  found_id text;
  found_client bigint;
BEGIN
  SELECT coalesce(array_agg(w.id) FILTER (WHERE held.seq = w.seq AND held.audit_hash = w.hash), '{}'),
      bool_or(w.fixed AND (held.seq <> w.seq OR held.audit_hash <> w.hash)), min(w.id) FILTER (WHERE held.id IS NULL)
    INTO fresh, is_stuck, found_id
    FROM unnest(r_id, r_seq, r_hash, r_fixed) AS w (id, seq, hash, fixed)
      LEFT JOIN (SELECT id, seq, audit_hash FROM reports WHERE id = ANY (r_id) ORDER BY id FOR NO KEY UPDATE) AS held ON held.id = w.id;
  IF found_id IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'NB001', MESSAGE = 'no such report', DETAIL = found_id; END IF;
  IF is_stuck THEN RAISE EXCEPTION USING ERRCODE = 'NB003', MESSAGE = 'the log has moved on'; END IF;

  WITH moved AS (
    UPDATE reports SET seq = w.seq, audit_count = w.count, audit_hash = w.hash, updated_at = w.at, stamp = pg_current_xact_id()
      FROM unnest(r_id, r_new_seq, r_new_count, r_new_hash, r_at) AS w (id, seq, count, hash, at)
      WHERE reports.id = w.id AND w.id = ANY (fresh)
  ), logged AS (
    INSERT INTO updates (report, seq, author, data)
      SELECT w.report, w.seq, w.author, w.data FROM unnest(u_report, u_seq, u_author, u_data) AS w (report, seq, author, data)
      WHERE w.report = ANY (fresh)
  )
  INSERT INTO audit (report, number, seq, at, person, place, before, after, splices, how, made_at, hash)
    SELECT w.* FROM unnest(a_report, a_number, a_seq, a_at, a_person, a_place, a_before, a_after, a_splices, a_how, a_made_at, a_hash)
      AS w (report, number, seq, at, person, place, before, after, splices, how, made_at, hash)
    WHERE w.report = ANY (fresh);
  IF cardinality(c_report) > 0 THEN
    INSERT INTO clients (report, client, person)
      SELECT w.report, w.client, w.person FROM unnest(c_report, c_client, c_person) AS w (report, client, person)
      WHERE w.report = ANY (fresh) ON CONFLICT DO NOTHING;
    SELECT w.report, w.client INTO found_id, found_client
      FROM unnest(c_report, c_client, c_person) AS w (report, client, person) JOIN clients USING (report, client)
      WHERE w.report = ANY (fresh) AND clients.person <> w.person LIMIT 1;
    IF FOUND THEN
      RAISE EXCEPTION USING ERRCODE = 'NB002', MESSAGE = 'client of another person', DETAIL = found_id, HINT = found_client::text;
    END IF;
  END IF;
  IF cardinality(f_report) > 0 THEN
    INSERT INTO conflicts (report, id, place, "values", opened_at, resolved_by, resolved_at)
      SELECT w.* FROM unnest(f_report, f_id, f_place, f_values, f_opened_at, f_resolved_by, f_resolved_at)
        AS w (report, id, place, vals, opened_at, resolved_by, resolved_at)
      WHERE w.report = ANY (fresh)
      ON CONFLICT ON CONSTRAINT conflicts_pkey DO UPDATE SET
        place = excluded.place, "values" = excluded."values", opened_at = excluded.opened_at, resolved_by = excluded.resolved_by, resolved_at = excluded.resolved_at;
  END IF;

  -- A payload holds less than 8000 bytes; an id has at most 64 characters.
  PERFORM pg_notify('nianbao', json_build_object('node', node, 'committed', json_agg(json_build_array(w.id, w.seq)))::text)
    FROM unnest(r_id, r_new_seq) WITH ORDINALITY AS w (id, seq, place) WHERE w.id = ANY (fresh) GROUP BY w.place / 80;

  IF cardinality(fresh) = cardinality(r_id) THEN RETURN; END IF;
  RETURN QUERY SELECT id, seq, audit_count, audit_hash FROM reports WHERE id = ANY (r_id) AND id <> ALL (fresh);
END
$$;
`;
