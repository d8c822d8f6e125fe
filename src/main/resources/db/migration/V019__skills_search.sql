-- Finding in the library: stems without accents, the words that people use, and words as they are mistyped. Nothing
-- here is about a person, and no word that was looked for is kept.

-- Trusted extensions, as btree_gist is (V004).
create extension if not exists unaccent;
create extension if not exists pg_trgm;
create extension if not exists fuzzystrmatch;

-- unaccent() is only stable. As a dictionary of a configuration it is part of what an immutable to_tsvector does
-- (PostgreSQL, "unaccent: Usage").
create text search configuration skill_en (copy = english);
alter text search configuration skill_en alter mapping for hword, hword_part, word with unaccent, english_stem;
create text search configuration skill_es (copy = spanish);
alter text search configuration skill_es alter mapping for hword, hword_part, word with unaccent, spanish_stem;
-- Words as they are written, for mending what was mistyped.
create text search configuration skill_plain (copy = simple);
alter text search configuration skill_plain alter mapping for hword, hword_part, word with unaccent, simple;

create function skill_language(p_language text) returns regconfig
  language sql immutable
  return case p_language when 'es' then 'public.skill_es'::regconfig else 'public.skill_en'::regconfig end;

-- The topics of an edition, as lexemes that no text has: #craving is a situation and @money a trigger. A synonym may
-- stand for a topic, so that a question in one language finds a text that there is only in another one. A text names
-- first what it is most for.
create function skill_topics(p_situations text[], p_triggers text[]) returns tsvector
  language sql immutable
  return (
    select coalesce(string_agg(format('%L:%s%s', topic, place, weight), ' '), '')::tsvector
      from (select '#' || s as topic, i as place, case i when 1 then 'A' when 2 then 'B' else 'C' end as weight
              from unnest(p_situations) with ordinality u (s, i)
            union all
            select '@' || t, i, case when i <= 2 then 'C' else 'D' end from unnest(p_triggers) with ordinality u (t, i)));

-- The words by which an edition is found: those of its title weigh most, those of its steps least. What it warns of is
-- not what it is for, and not among them.
create or replace function skill_words(e skill_edition) returns tsvector
  language sql immutable
  return setweight(to_tsvector(public.skill_language(e.language), e.title), 'A')
      || setweight(to_tsvector(public.skill_language(e.language), e.summary), 'B')
      || setweight(to_tsvector(public.skill_language(e.language), concat_ws(' ', e.about, e.when_it_helps)), 'C')
      || setweight(to_tsvector(public.skill_language(e.language), array_to_string(e.steps, ' ')), 'D')
      || public.skill_topics(e.situations, e.triggers);

-- The words of the library, as they are written and by their stem, and in how many editions of a language each stands;
-- the empty word stands in every one. A program's words mend only what its own people mistype.
create table skill_word (
  program_id uuid    references program, -- null: of what ships
  language   text    not null,
  word       text    not null check (length(word) <= 40),
  lexeme     text    not null,
  editions   integer not null,
  unique nulls not distinct (language, word, program_id)
);
create index skill_word_lexeme on skill_word (language, lexeme);
create index skill_word_like on skill_word using gin (word gin_trgm_ops);
grant select on skill_word to cairn_app;

create function skill_lexeme(p_language text, p_word text) returns text -- null: a word that says nothing
  language sql immutable
  return (tsvector_to_array(to_tsvector(public.skill_language(p_language), p_word)))[1];

create function count_words(e skill_edition) returns void
  language sql volatile
  begin atomic
    insert into skill_word as w (program_id, language, word, lexeme, editions)
    select e.program_id, e.language, said.word, coalesce(skill_lexeme(e.language, said.word), said.word), 1
      from (select word
              from unnest(tsvector_to_array(to_tsvector('public.skill_plain', concat_ws(' ', e.title, e.summary, e.about,
                     e.when_it_helps, array_to_string(e.steps, ' '))))) u (word)
             where length(word) <= 40
            union
            select unnest(tsvector_to_array(skill_topics(e.situations, e.triggers)))
            union
            select '') said
     order by said.word
    on conflict (language, word, program_id) do update set editions = w.editions + 1;
  end;

create function edition_counts_words() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform public.count_words(new);
  return null;
end $$;
create trigger counts_words after insert on skill_edition for each row execute function edition_counts_words();

update skill_edition e set search = skill_words(e);
select count_words(e) from skill_edition e order by e.id;

-- What people say, and the words or topics of the library that it stands for; none: it says nothing.
create table skill_synonym (
  language text   not null,
  phrase   text[] not null check (cardinality(phrase) between 1 and 5), -- stems, and words that say nothing as they are
  means    text[] not null, -- stems and topics
  primary key (language, phrase)
);
grant select on skill_synonym to cairn_app;

-- What ships takes the place of what shipped before. p_synonyms: [{"phrases": ["panic attack"], "means": ["panic"]}].
create function ship_synonyms(p_language text, p_synonyms jsonb) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if public.job() is distinct from 'ship-skills' then
    raise exception 'not allowed' using errcode = 'insufficient_privilege';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('library', 0));
  with shipped as (
    select array(select coalesce(public.skill_lexeme(p_language, w), w)
                   from regexp_split_to_table(p.phrase, ' ') with ordinality u (w, i) order by i) as phrase,
           array(select distinct case when m ~ '^[#@]' then m else coalesce(public.skill_lexeme(p_language, m), m) end
                   from jsonb_array_elements_text(g.means) u (m)) as means
      from jsonb_to_recordset(p_synonyms) g (phrases jsonb, means jsonb), jsonb_array_elements_text(g.phrases) p (phrase)),
  merged as (
    select s.phrase, array(select distinct m from shipped o, unnest(o.means) m where o.phrase = s.phrase order by m) as means
      from shipped s group by s.phrase)
  merge into public.skill_synonym t using merged s on t.language = p_language and t.phrase = s.phrase
    when matched and t.means <> s.means then update set means = s.means
    when not matched then insert values (p_language, s.phrase, s.means)
    when not matched by source and t.language = p_language then delete;
  insert into public.skill_word (program_id, language, word, lexeme, editions)
  select distinct null::uuid, p_language, w, coalesce(public.skill_lexeme(p_language, w), w), 0
    from jsonb_to_recordset(p_synonyms) g (phrases jsonb), jsonb_array_elements_text(g.phrases) p (phrase),
         regexp_split_to_table(p.phrase, ' ') u (w)
   where length(w) <= 40
   order by 3
  on conflict (language, word, program_id) do nothing;
end $$;

create function any_of(p_lexemes text[]) returns tsquery
  language sql immutable
  return (select string_agg(quote_literal(l), ' | ')::tsquery from unnest(p_lexemes) l);

-- What a question asks for: one row for each of its words or phrases and each of the languages. A word is taken in the
-- first of the languages that knows it; a word that none knows is mended, more carefully the more else there is to go
-- by. Topics hold in all languages.
--   n, language  which word of the question, and for the texts of which language
--   said         the word as it was understood
--   exact        the word itself; null where it is of another language
--   related      what stands for it
--   weight       how much it tells: the rarer in the library, the more
create function skill_terms(p_languages text[], p_words text[])
  returns table (n integer, language text, said text, exact tsquery, related tsquery, size integer, weight float8)
  language sql stable rows 10
  begin atomic
    with
    mine as materialized (select my_programs() as programs),
    heard as materialized (
      select w.i::integer as i, w.word, l.rank, l.language, skill_lexeme(l.language, w.word) as lexeme
        from unnest(p_words) with ordinality w (word, i), unnest(p_languages) with ordinality l (language, rank)),
    known as materialized (
      select distinct on (h.i) h.i, h.word, h.rank, h.language, h.lexeme
        from heard h
       where h.lexeme is null
          or exists (select from skill_word k, mine
                      where k.language = h.language and k.lexeme = h.lexeme
                        and (k.program_id is null or k.program_id = any (mine.programs)))
       order by h.i, h.rank),
    mended as materialized (
      select distinct on (s.i) s.i, k.word, l.rank, l.language, k.lexeme
        from unnest(p_words) with ordinality s (word, i), mine, unnest(p_languages) with ordinality l (language, rank),
             skill_word k
       where s.i not in (select i from known)
         and length(s.word) between (case when cardinality(p_words) = 1 then 4 else 5 end) and 40
         and k.language = l.language and k.word % s.word and k.word ~ '^[a-z]{3,}$'
         and (k.program_id is null or k.program_id = any (mine.programs))
         and levenshtein_less_equal(k.word, s.word, 2)
             <= case when length(s.word) >= 8 or cardinality(p_words) = 1 and length(s.word) >= 5 then 2 else 1 end
       order by s.i, levenshtein_less_equal(k.word, s.word, 2) + (left(k.word, 1) <> left(s.word, 1))::integer,
                similarity(k.word, s.word) desc, l.rank, k.editions desc, k.word),
    token as materialized (
      select i, word, language, rank, lexeme, coalesce(lexeme, word) as token from known
      union all
      select i::integer, word, language, rank, lexeme, lexeme from mended
      union all
      select i::integer, word, null, null, null, word from unnest(p_words) with ordinality s (word, i)
       where i not in (select i from known) and i not in (select i from mended)),
    phrase as materialized (
      select a.i as first, a.i + size - 1 as last, y.language, y.means
        from token a, generate_series(1, 5) size, unnest(p_languages) l (language),
             skill_synonym y
       where y.language = l.language
         and y.phrase = array(select b.token from token b where b.i between a.i and a.i + size - 1 order by b.i)
         and a.i + size - 1 <= cardinality(p_words)),
    meant as materialized (
      select p.* from phrase p
       where not exists (select from phrase o
                          where o.first <= p.last and o.last >= p.first
                            and (o.first - o.last, o.first, array_position(p_languages, o.language))
                                < (p.first - p.last, p.first, array_position(p_languages, p.language)))),
    term as materialized (
      select m.first as n, m.language,
             (select string_agg(t.word, ' ' order by t.i) from token t where t.i between m.first and m.last) as said,
             case when m.first = m.last and m.means <> '{}' then (select array[t.lexeme] from token t where t.i = m.first and t.lexeme is not null) end as exact,
             m.means as related
        from meant m
      union all
      select t.i, t.language, t.word, case when t.lexeme is not null then array[t.lexeme] end, '{}' from token t
       where not exists (select from meant m where t.i between m.first and m.last))
    select t.n, l.language, t.said,
           case when l.language = t.language then any_of(t.exact) end,
           any_of(related.of),
           cardinality(related.of),
           ln(1 + (select sum(k.editions) from skill_word k where k.word = '')::float8
                  / coalesce(
                      (select nullif(sum(k.editions), 0) from skill_word k where k.language = t.language and k.lexeme = any (t.exact)),
                      (select min(f.editions) from (select sum(k.editions) as editions from skill_word k
                                                     where k.lexeme = any (t.related) and k.editions > 0 group by k.lexeme) f),
                      1))
      from term t, unnest(p_languages) l (language),
           lateral (select array(select m from unnest(t.related) m where l.language = t.language or m ~ '^[#@]') as of) related;
  end;
