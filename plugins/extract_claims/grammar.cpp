// SPDX-License-Identifier: Apache-2.0
#include "grammar.hpp"

#include "morph.hpp"

namespace gainsay::extract_claims {

namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const auto at = text.find(separator);
    if (const auto part = text.substr(0, at); !part.empty()) parts.push_back(part);
    text = at == std::string_view::npos ? std::string_view{} : text.substr(at + 1);
  }
  return parts;
}

Error bad_frame(std::size_t row, std::string what) {
  return {ErrorCode::BadInput, std::move(what), "frames.tsv row " + std::to_string(row + 1), {}};
}

}  // namespace

Result<Grammar> Grammar::load(const kit::Lexicon& lexicon, kit::Host& host) {
  Grammar g;
  g.lexicon_ = &lexicon;
  g.marker_names_ = {"none", "subj", "obj", "of", "source", "iobj"};
  auto& c = g.category;
  c.verb = lexicon.find_category("verb");
  c.noun = lexicon.find_category("noun");
  c.concept_ = lexicon.find_category("concept");
  c.aux = lexicon.find_category("aux");
  c.neg = lexicon.find_category("neg");
  c.mod = lexicon.find_category("mod");
  c.attr = lexicon.find_category("attr");
  c.case_ = lexicon.find_category("case");
  c.sub = lexicon.find_category("sub");
  c.conj = lexicon.find_category("conj");
  c.det = lexicon.find_category("det");
  c.ref = lexicon.find_category("ref");
  c.stop = lexicon.find_category("stop");
  c.ent = lexicon.find_category("ent");

  auto& r = g.role;
  r.agent = host.intern("agent");
  r.recipient = host.intern("recipient");
  r.theme = host.intern("theme");
  r.target = host.intern("target");
  r.act = host.intern("act");
  r.rule = host.intern("rule");
  r.place = host.intern("place");
  r.duration = host.intern("duration");
  g.type_norm = host.intern("norm");
  g.type_person = host.intern("person");
  g.type_country = host.intern("country");
  g.type_organisation = host.intern("organisation");
  g.type_city = host.intern("city");
  g.unit = {host.intern("mo"), host.intern("d"), host.intern("time")};
  g.norm_kind = host.intern("c:norm-kind");
  g.speaker = host.intern("c:source");
  g.organ = host.intern("c:officials");
  g.carrier = host.intern("c:carrier");

  for (kit::LanguageIndex l = 0; l < lexicon.language_count(); ++l) {
    Language language;
    const auto meta = lexicon.table(l, "meta");
    for (std::size_t i = 0; i < meta.size(); ++i) {
      const auto key = meta.at(i, 0), value = meta.at(i, 1);
      if (key == "order") language.verb_final = value == "SOV";
      if (key == "marking") language.suffixing = value == "suffix";
      if (key == "ezafe") language.ezafe = value == "yes";
      if (key == "prodrop") language.prodrop = value == "yes";
      if (key == "zero_complement") language.zero_complement = value == "yes";
      if (key == "modifier") language.modifier_first = value == "before";
    }
    language.exists = !lexicon.is_partial(l);
    if (language.exists) {
      const kit::Category read[] = {c.verb,  c.noun, c.concept_, c.aux, c.neg, c.mod,  c.attr,
                                    c.case_, c.sub,  c.conj,     c.det, c.ref, c.stop, c.ent};
      language.forms = lexicon.select(l, read);
    }
    g.languages_.push_back(std::move(language));
  }

  if (auto done = g.load_lexemes(); !done) return done.error();
  for (kit::LanguageIndex l = 0; l < lexicon.language_count(); ++l) {
    const auto meta = lexicon.table(l, "meta");
    for (std::size_t i = 0; i < meta.size(); ++i)
      if (meta.at(i, 0) == "passive_agent") g.languages_[l].passive_agent = g.marker(meta.at(i, 1));
    const auto map = lexicon.table(l, "casemap");
    for (std::size_t i = 0; i < map.size(); ++i)
      g.languages_[l].case_markers.emplace_back(map.at(i, 0), g.marker(map.at(i, 1)));
  }
  if (auto done = g.load_frames(host); !done) return done.error();

  g.load_entities(host);
  return g;
}

void Grammar::load_entities(kit::Host& host) {
  const auto entities = lexicon_->knowledge("entities");
  for (std::size_t i = 0; i < entities.size(); ++i) {
    Norm norm;
    for (const auto pair : split(entities.at(i, 5), ' ')) {
      const auto equals = pair.find('=');
      if (equals == std::string_view::npos) continue;
      const auto key = pair.substr(0, equals), value = pair.substr(equals + 1);
      if (key == "epithet")
        for (const auto word : split(value, '|')) epithets_.emplace_back(host.intern(entities.at(i, 0)), word);
      if (key == "issuer") norm.issuer = host.intern(value);
      if (key == "target") norm.target = host.intern(value);
      if (key == "kind")
        for (const auto word : split(value, '|')) norm.kinds.push_back(host.intern(word));
    }
    if (entities.at(i, 2) != "norm") continue;
    norm.id = host.intern(entities.at(i, 0));
    norms_.push_back(std::move(norm));
  }
}

bool Grammar::bears(Term entity, std::string_view epithet) const {
  for (const auto& [id, word] : epithets_)
    if (id == entity && word == epithet) return true;
  return false;
}

Result<void> Grammar::load_lexemes() {
  lexeme_of_entry_.assign(lexicon_->entry_count(), -1);
  for (std::uint32_t i = 0; i < lexicon_->entry_count(); ++i) {
    const auto entry = lexicon_->entry(i);
    if (entry.category == category.case_ && entry.category != kit::no_category && marker(entry.id) == marker_none) {
      if (marker_names_.size() >= 64)
        return Error{ErrorCode::BadInput, "more than 60 kinds of [case]", std::string(entry.id), {}};
      marker_names_.emplace_back(entry.id);
    }
  }
  for (std::uint32_t i = 0; i < lexicon_->entry_count(); ++i) {
    const auto entry = lexicon_->entry(i);
    if (entry.category == kit::no_category || (entry.category != category.verb && entry.category != category.noun))
      continue;
    Lexeme lexeme;
    lexeme.id = entry.term;
    lexeme.light = entry.has("light");
    lexeme.passive = entry.feature("voice") == "pass";
    lexeme.joins_copula = entry.category == category.noun && entry.has("copula");
    lexeme.active = entry.has("active");
    lexeme.raises_negation = entry.has("negraise");
    lexeme.aspect = entry.has("aspect");
    lexeme.intransitive = entry.has("intransitive");
    lexeme.control_object = entry.feature("control") == "object";
    lexeme.joins_light = entry.category == category.noun && lexeme.light;
    lexeme.say = entry.feature("say");
    for (const auto word : split(entry.feature("scope"), ',')) {
      if (word == "neg")
        lexeme.scope_negative = true;
      else
        lexeme.scope_modality = modality_of(word);
    }
    lexeme.infinitive_scope = form_scope(entry.feature("scope.inf"));
    lexeme.fact_scope = form_scope(entry.feature("scope.part"));
    for (const auto map : split(entry.feature("map"), ',')) {
      const auto arrow = map.find('>');
      if (arrow == std::string_view::npos) continue;
      lexeme.maps.push_back({marker(map.substr(0, arrow)), marker(map.substr(arrow + 1))});
    }
    lexeme_of_entry_[i] = static_cast<std::int32_t>(lexemes_.size());
    lexemes_.push_back(std::move(lexeme));
  }
  return {};
}

Lexeme::FormScope Grammar::form_scope(std::string_view words) const {
  Lexeme::FormScope scope;
  scope.set = !words.empty();
  for (const auto word : split(words, ',')) {
    if (word == "neg")
      scope.negative = true;
    else
      scope.modality = modality_of(word);
  }
  return scope;
}

// role!=marker,marker:type|type — `!` makes the slot required.
Result<void> Grammar::read_slot(std::string_view text, Frame& frame, std::size_t row, kit::Host& host) {
  if (const auto from = text.find('<'); from != std::string_view::npos) {
    const auto source = text.substr(from + 1);
    const auto dot = source.find('.');
    if (dot == std::string_view::npos) return bad_frame(row, "a derived slot needs role<source.part");
    DerivedSlot slot;
    slot.role = host.intern(text.substr(0, from));
    const bool complement = source.substr(0, dot) == "comp";
    slot.from = complement ? DerivedSlot::From::Complement : DerivedSlot::From::OwnerOfRole;
    slot.source = host.intern(complement ? source.substr(dot + 1) : source.substr(0, dot));
    frame.derived.push_back(slot);
    return {};
  }
  const auto equals = text.find('=');
  if (equals == std::string_view::npos) return bad_frame(row, "a slot needs role=markers:types");
  auto name = text.substr(0, equals);
  auto rest = text.substr(equals + 1);
  SlotSpec slot;
  if (!name.empty() && name.back() == '!') {
    slot.required = true;
    name.remove_suffix(1);
  }
  slot.role = host.intern(name);
  const auto colon = rest.find(':');
  for (const auto word : split(rest.substr(0, colon), ',')) {
    const auto index = marker(word);
    if (index == marker_none) continue;  // no language has that marker (yet)
    slot.markers |= bit(index);
  }
  if (colon != std::string_view::npos) {
    for (const auto word : split(rest.substr(colon + 1), '|')) {
      if (const auto known = types_.find(std::string(word)); known != types_.end()) {
        slot.types.insert(slot.types.end(), known->second.begin(), known->second.end());
      } else if (word == "act") {
        slot.types.push_back({TypeSpec::Kind::Act, {}});
      } else {
        slot.types.push_back(
            {word.starts_with("c:") ? TypeSpec::Kind::Concept : TypeSpec::Kind::EntityType, host.intern(word)});
      }
    }
  }
  frame.slots.push_back(std::move(slot));
  return {};
}

Result<void> Grammar::load_frames(kit::Host& host) {
  const auto types = lexicon_->knowledge("types");
  for (std::size_t i = 0; i < types.size(); ++i)
    for (const auto word : split(types.at(i, 1), '|'))
      types_[std::string(types.at(i, 0))].push_back(
          {word.starts_with("c:") ? TypeSpec::Kind::Concept : TypeSpec::Kind::EntityType, host.intern(word)});
  const auto predicates = lexicon_->knowledge("predicates");
  for (std::size_t i = 0; i < predicates.size(); ++i)
    for (const auto flag : split(predicates.at(i, 3), ' '))
      if (flag == "habit") habitual_.insert(host.intern(predicates.at(i, 0)));
  const auto rows = lexicon_->knowledge("frames");
  for (std::size_t i = 0; i < rows.size(); ++i) {
    Frame frame;
    frame.predicate = host.intern(rows.at(i, 0));
    act_terms_[frame.predicate] = host.intern("pred:" + std::string(rows.at(i, 0)));
    frame.row = static_cast<std::uint32_t>(i);
    for (const auto slot : split(rows.at(i, 2), ' '))
      if (auto done = read_slot(slot, frame, i, host); !done) return done.error();
    for (const auto word : split(rows.at(i, 3), ' ')) {
      if (word.starts_with("comp=")) frame.complement = host.intern(word.substr(5));
      if (word.starts_with("counted=")) frame.counted = host.intern(word.substr(8));
      if (word.starts_with("unowned=")) frame.unowned = host.intern(word.substr(8));
      if (word == "noun") frame.noun_only = true;
      if (word == "verb") frame.verb_only = true;
      if (word == "measured") frame.measured = true;
    }
    for (const auto lexeme : split(rows.at(i, 1), '|')) frames_[host.intern(lexeme)].push_back(frame);
  }
  return {};
}

const std::vector<Frame>& Grammar::frames(Term lexeme) const {
  static const std::vector<Frame> none;
  const auto found = frames_.find(lexeme);
  return found == frames_.end() ? none : found->second;
}

const Lexeme* Grammar::lexeme(std::uint32_t entry) const {
  const auto index = entry < lexeme_of_entry_.size() ? lexeme_of_entry_[entry] : -1;
  return index < 0 ? nullptr : &lexemes_[static_cast<std::size_t>(index)];
}

std::uint8_t Grammar::marker(std::string_view id) const {
  for (std::size_t i = 1; i < marker_names_.size(); ++i)
    if (marker_names_[i] == id) return static_cast<std::uint8_t>(i);
  return marker_none;
}

bool Grammar::type_matches(const TypeSpec& spec, Term type, Term concept_id) const {
  switch (spec.kind) {
    case TypeSpec::Kind::EntityType:
      return type && type == spec.term;
    case TypeSpec::Kind::Concept:
      return concept_id && lexicon_->is_a(concept_id, spec.term);
    case TypeSpec::Kind::Act:
      return false;
  }
  return false;
}

Term Grammar::act_term(Term predicate) const {
  const auto found = act_terms_.find(predicate);
  return found == act_terms_.end() ? Term{} : found->second;
}

}  // namespace gainsay::extract_claims
