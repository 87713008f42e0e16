// How events are chained: the genesis of a stream and the link of each event, in SQL. ../chain.ts computes the same bytes in TypeScript.

export const chain = String.raw`
-- Genesis = sha256(service, log id, stream), each length-prefixed: a stream cannot be transplanted to another name or another log.
create function genesis(p_service text, p_log uuid, p_stream text) returns bytea
language sql stable
return sha256(
     int4send(octet_length(p_service)) || convert_to(p_service, 'UTF8')
  || '\x00000010'::bytea               || uuid_send(p_log)
  || int4send(octet_length(p_stream))  || convert_to(p_stream, 'UTF8'));

-- The pre-image is the previous hash, then each field as PostgreSQL's binary format sends it (int32 length, bytes), in the order of the table's columns:
-- version, recorded_at (microseconds since 2000-01-01), event id, schema version, stream, type, data, meta.
-- So whoever reads those columns in binary hashes the bytes as they came.
create function link(p_previous bytea, p_version bigint, p_at timestamptz, p_id uuid, p_schema int, p_stream text, p_type text, p_data text, p_meta text) returns bytea
language sql stable
return sha256(
     p_previous
  || '\x00000008'::bytea || int8send(p_version)
  || '\x00000008'::bytea || timestamptz_send(p_at)
  || '\x00000010'::bytea || uuid_send(p_id)
  || '\x00000004'::bytea || int4send(p_schema)
  || int4send(octet_length(p_stream)) || convert_to(p_stream, 'UTF8')
  || int4send(octet_length(p_type))   || convert_to(p_type, 'UTF8')
  || (int4send(octet_length(p_data))  || convert_to(p_data, 'UTF8'))
  || (int4send(octet_length(p_meta))  || convert_to(p_meta, 'UTF8')));
`;
