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

-- The topics of an edition, as lexemes that no text has: #craving is a situation, #cbt a method and @money a trigger. A synonym may
-- stand for a topic, so that a question in one language finds a text that there is only in another one. A text names
-- first what it is most for.
create function skill_topics(p_situations text[], p_triggers text[], p_method text) returns tsvector
  language sql immutable
  return (
    select coalesce(string_agg(format('%L:%s%s', topic, place, weight), ' '), '')::tsvector
      from (select '#' || s as topic, i as place, case i when 1 then 'A' when 2 then 'B' else 'C' end as weight
              from unnest(p_situations) with ordinality u (s, i)
            union all
            select '#' || p_method, 1, 'C'
            union all
            select '@' || t, i, case when i <= 2 then 'C' else 'D' end from unnest(p_triggers) with ordinality u (t, i)));

-- The words by which an edition is found: those of its title weigh most, those of its steps least. The first paragraph
-- of when it helps says when, what follows what it rests on. What a text warns of is not what it is for, and not here.
create or replace function skill_words(e skill_edition) returns tsvector
  language sql immutable
  return setweight(to_tsvector(public.skill_language(e.language), e.title), 'A')
      || setweight(to_tsvector(public.skill_language(e.language), e.summary), 'B')
      || setweight(to_tsvector(public.skill_language(e.language), split_part(e.when_it_helps, E'\n\n', 1)), 'C')
      || setweight(to_tsvector(public.skill_language(e.language),
           concat_ws(' ', substr(e.when_it_helps, length(split_part(e.when_it_helps, E'\n\n', 1)) + 1), e.about,
             array_to_string(e.steps, ' '))), 'D')
      || public.skill_topics(e.situations, e.triggers, e.method);

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
            select unnest(tsvector_to_array(skill_topics(e.situations, e.triggers, e.method)))
            union
            select '') said
     order by said.word
    on conflict (language, word, program_id) do update set editions = w.editions + 1;
  end;

-- In which current editions a lexeme stands, and how much it tells about each: what ts_rank says of it there, with a
-- title worth 1, a summary 0.8, when it helps 0.3 and steps 0.1. To rank by ts_rank itself, PostgreSQL reads the vector
-- of every edition that is found, and each is long enough to be kept out of line: at 5,000 editions a question took
-- 70 to 400 ms; by this table it takes about 10 ms.
create table skill_posting (
  language   text not null,
  lexeme     text not null,
  edition_id uuid not null references skill_edition on delete cascade,
  weight     real not null,
  program_id uuid,
  primary key (language, lexeme, edition_id) include (weight, program_id)
);
create index skill_posting_edition on skill_posting (edition_id);
grant select on skill_posting to cairn_app;

create function post_words(e skill_edition) returns void
  language sql volatile
  begin atomic
    insert into skill_posting (language, lexeme, edition_id, weight, program_id)
    select e.language, v.lexeme, e.id, ts_rank('{0.1, 0.3, 0.8, 1}', e.search, quote_literal(v.lexeme)::tsquery), e.program_id
      from unnest(e.search) v
     order by v.lexeme;
  end;

create function edition_is_found() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    perform public.count_words(new);
  else
    delete from public.skill_posting p where p.edition_id = new.id;
  end if;
  if new.current then
    perform public.post_words(new);
  end if;
  return null;
end $$;
create trigger is_found after insert or update of current on skill_edition
  for each row execute function edition_is_found();

update skill_edition e set search = skill_words(e);
do $$
begin
  perform count_words(e) from skill_edition e;
  perform post_words(e) from skill_edition e where e.current;
end $$;

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

-- What a question asks for: for each of its words or phrases, the lexemes to look for in the texts of each language. A
-- word is taken in the first of the languages that knows it; a word that none knows is mended, more carefully the more
-- else there is to go by. Topics hold in all languages.
--   n      which word of the question
--   said   the word as it was understood
--   lexeme null: a word that says nothing, or that is not there
--   gain   of the lexeme: 1 for the word itself, less for what stands for it
--   weight of the word: the rarer in the library, the more it tells
create function skill_terms(p_languages text[], p_words text[])
  returns table (n integer, said text, language text, lexeme text, gain float8, weight float8)
  language plpgsql stable rows 20
  set pg_trgm.similarity_threshold = 0.2 -- "lonley" is as like "lonely" as 0.27
  set plan_cache_mode = force_generic_plan -- planning takes four times as long as running it
  as $$
#variable_conflict use_column
declare
  programs uuid[] := my_programs();
  alone boolean := cardinality(p_words) = 1;
begin
  return query
    with
    asked as materialized (select word, i::integer from unnest(p_words) with ordinality u (word, i)),
    tongue as materialized (select language, rank from unnest(p_languages) with ordinality u (language, rank)),
    known as materialized (
      select distinct on (a.i) a.i, a.word, l.language, h.lexeme
        from asked a, tongue l, skill_lexeme(l.language, a.word) h (lexeme)
       where h.lexeme is null
          or exists (select from skill_word k
                      where k.language = l.language and k.lexeme = h.lexeme
                        and (k.program_id is null or k.program_id = any (programs)))
       order by a.i, l.rank),
    mended as materialized ( -- two letters that changed places are one mistake
      select distinct on (a.i) a.i, k.word, k.language, k.lexeme
        from (select * from asked where i not in (select i from known)
               order by length(word) desc, i limit 4) a, -- each costs some milliseconds: of many, the longest
             skill_word k, tongue l,
             lateral (select levenshtein_less_equal(k.word, a.word, 2)
                        - (array(select unnest(string_to_array(k.word, null)) order by 1)
                           = array(select unnest(string_to_array(a.word, null)) order by 1))::integer as mistakes) d
       where length(a.word) >= case when alone then 4 else 5 end
         and k.word % a.word and k.language = l.language and k.word ~ '^[a-z]{3,}$'
         and (k.program_id is null or k.program_id = any (programs))
         and d.mistakes <= case when length(a.word) >= 8 or alone and length(a.word) >= 5 then 2 else 1 end
       order by a.i, d.mistakes + (left(k.word, 1) <> left(a.word, 1))::integer,
                similarity(k.word, a.word) desc, l.rank, k.editions desc, k.word),
    token as materialized (
      select i, word, language, lexeme from known
      union all
      select i, word, language, lexeme from mended
      union all
      select i, word, null, null from asked a where i not in (select i from known) and i not in (select i from mended)),
    phrase as materialized (
      select a.i as first, a.i + size - 1 as last, l.rank, y.language, y.means
        from token a, generate_series(1, 5) size, tongue l, skill_synonym y
       where a.i + size - 1 <= cardinality(p_words) and y.language = l.language
         and y.phrase = array(select coalesce(b.lexeme, b.word) from token b
                               where b.i between a.i and a.i + size - 1 order by b.i)),
    meant as materialized ( -- of those that overlap the longest
      select p.* from phrase p
       where not exists (select from phrase o
                          where o.first <= p.last and o.last >= p.first
                            and (o.first - o.last, o.first, o.rank) < (p.first - p.last, p.first, p.rank))),
    wanted as materialized (
      select m.first as n, m.language, m.means,
             case when m.first = m.last and m.means <> '{}'
                  then (select t.lexeme from token t where t.i = m.first) end as lexeme
        from meant m
      union all
      select t.i, t.language, '{}', t.lexeme from token t
       where not exists (select from meant m where t.i between m.first and m.last)),
    sought as (
      select w.n, w.language, w.lexeme, 1::float8 as gain from wanted w where w.lexeme is not null
      union all
      select w.n, l.language, y.lexeme, 0.7
        from wanted w, unnest(w.means) y (lexeme), tongue l
       where (l.language = w.language or y.lexeme ~ '^[#@]') and y.lexeme is distinct from w.lexeme),
    told as ( -- a word by itself, else by the rarest that stands for it
      select s.n, ln(1 + (select sum(k.editions) from skill_word k where k.word = '')::float8 / greatest(1, coalesce(
               nullif(min(e.editions) filter (where s.gain = 1), 0), min(nullif(e.editions, 0))))) as weight
        from sought s, lateral (select sum(k.editions) as editions from skill_word k
                                 where k.language = s.language and k.lexeme = s.lexeme) e
       group by s.n)
    select t.i, t.word, s.language, s.lexeme, s.gain, w.weight
      from token t left join sought s on s.n = t.i left join told w on w.n = t.i
     order by t.i;
end $$;
