// SPDX-License-Identifier: Apache-2.0
// The rows of the lexicon that claims are made with, looked up once: frames.tsv, and what the language files say about
// verbs, event nouns, markers and cues. Constant after `load`.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "gainsay/base/result.hpp"
#include "gainsay/kit/lexicon.hpp"
#include "gainsay/kit/plugin.hpp"

namespace gainsay::extract_claims {

// How a filler is tied to its predicate: a bit per marker. Structural markers are fixed; the others are the ids of
// [case] rows.
using Markers = std::uint64_t;
inline constexpr std::uint8_t marker_none = 0, marker_subject = 1, marker_object = 2, marker_of = 3,
                              marker_source = 4,  // inside an attribution phrase: fills no slot
    marker_indirect = 5;  // bare name between a verb and its bare object: "sent Ukraine missiles"
inline constexpr Markers bit(std::uint8_t marker) { return Markers{1} << marker; }

// What may fill a slot: an entity type, a concept class, or a nested predicate ("act", "comp").
struct TypeSpec {
  enum class Kind : std::uint8_t { EntityType, Concept, Act } kind = Kind::EntityType;
  Term term;
};

struct SlotSpec {
  Term role;
  Markers markers = 0;
  bool required = false;
  std::vector<TypeSpec> types;
};

// role of the outer claim <- slot of another: "agent<theme.of" (owner of the theme's filler), "agent<comp.recipient".
struct DerivedSlot {
  Term role;
  enum class From : std::uint8_t { OwnerOfRole, Complement } from = From::OwnerOfRole;
  Term source;  // role whose filler is owned, or role of the complement's claim
};

struct Frame {
  Term predicate;
  std::vector<SlotSpec> slots;
  std::vector<DerivedSlot> derived;
  Term counted;     // role that a number standing by itself in the clause counts; the frame needs one
  Term unowned;     // role whose filler must not belong to somebody else than the agent; none = any may
  Term complement;  // predicate of the complement clause that this frame needs; none = no complement
  bool noun_only = false, verb_only = false;
  bool measured = false;  // as a noun it is a claim only with a figure or a date
  std::uint32_t row = 0;  // earlier rows win ties
};

struct Predicate {
  Term term;
  bool event = false;  // kind "event": anchored past events have a date of their own
};

// One marker that a lexeme takes in place of another: "from>obj".
struct MarkerMap {
  std::uint8_t from = 0, to = 0;
};

// A verb or event-noun row.
struct Lexeme {
  Term id;
  bool light = false;            // verb: makes a predicate of the event noun beside it
  bool passive = false;          // the light verb makes a passive
  bool intransitive = false;     // "be" + participle is a perfect, not a passive
  bool control_object = false;   // the one asked, not the asker, does what the complement says
  bool raises_negation = false;  // "do not believe that X did": believe that X did not
  bool aspect = false;           // "begin", "continue": lends its form to the verb it governs
  bool joins_copula = false;     // event noun: "is a violation of" makes it a predicate
  bool active = false;           // event noun: a passive light verb beside it means the active
  bool joins_light = false;      // event noun: may join a light verb
  std::string_view say;          // act of speech; empty = none
  int scope_modality = -1;       // what it does to its complement
  bool scope_negative = false;
  // The same for an infinitive and for a stated fact as complement, where they differ ("refused to send", "denied
  // that").
  struct FormScope {
    int modality = -1;
    bool negative = false, set = false;
  } infinitive_scope, fact_scope;
  std::vector<MarkerMap> maps;
};

class Grammar {
 public:
  static Result<Grammar> load(const kit::Lexicon& lexicon, kit::Host& host);

  const kit::Lexicon& lexicon() const { return *lexicon_; }
  // Frames whose lexeme list names `lexeme`.
  const std::vector<Frame>& frames(Term lexeme) const;
  const Lexeme* lexeme(std::uint32_t entry) const;
  // Marker index of a [case] id; marker_none when no row has it.
  std::uint8_t marker(std::string_view id) const;
  std::string_view marker_name(std::uint8_t marker) const { return marker_names_[marker]; }
  bool type_matches(const TypeSpec& spec, Term type, Term concept_id) const;

  struct Language {
    bool exists = false;
    bool verb_final = false;
    bool suffixing = false;  // roles marked by case suffixes
    bool ezafe = false;      // a noun owns the noun phrase that follows it without a marker
    bool prodrop = false;
    bool zero_complement = false;              // "officials say Russia buys": no word need open what is said
    bool modifier_first = false;               // "arms shipments": a bare noun belongs to the noun after it
    std::uint8_t passive_agent = marker_none;  // besides "by": Italian da
    kit::Selection forms;                      // of the sections that this plugin reads
    std::vector<std::pair<std::string_view, std::uint8_t>> case_markers;  // [casemap]: "dat" -> to
    std::uint8_t marker_of_case(std::string_view name) const {
      for (const auto& [key, marker] : case_markers)
        if (key == name) return marker;
      return marker_none;
    }
  };
  const Language& language(kit::LanguageIndex index) const { return languages_[index]; }

  // Categories of the lexical sections this plugin reads.
  struct Categories {
    kit::Category verb, noun, concept_, aux, neg, mod, attr, case_, sub, conj, det, ref, ent, stop;
  } category{};

  // A norm that wording is narrowed to: entities.tsv rows of type norm.
  struct Norm {
    Term id, issuer, target;
    std::vector<Term> kinds;  // concept classes of the words that name it
  };
  const std::vector<Norm>& norms() const { return norms_; }

  struct Roles {
    Term agent, recipient, theme, target, act, rule, place, duration;
  } role{};
  struct Units {
    Term month, day, time;  // UCUM mo and d; their dimension
  } unit{};
  Term type_norm, type_person, type_country, type_city, type_organisation;
  Term norm_kind;  // concept class of words that name a rule ("sanctions")
  Term speaker;    // concept class of those who say things ("officials", "a report")
  Term organ;      // concept class of those who speak and act for a state ("government")
  Term carrier;    // concept class of words that only say how goods travel ("shipment")

  // Does entities.tsv give `entity` this epithet ("isolated")?
  bool bears(Term entity, std::string_view epithet) const;

  // Does predicates.tsv flag the predicate as a policy or habit rather than one act?
  bool habitual(Term predicate) const { return habitual_.contains(predicate); }

  // pred:ID term for a predicate, interned.
  Term act_term(Term predicate) const;

 private:
  Result<void> load_frames(kit::Host& host);
  Result<void> load_lexemes();
  Lexeme::FormScope form_scope(std::string_view words) const;
  void load_entities(kit::Host& host);
  Result<void> read_slot(std::string_view text, Frame& frame, std::size_t row, kit::Host& host);

  const kit::Lexicon* lexicon_ = nullptr;
  std::unordered_map<Term, std::vector<Frame>> frames_;
  std::vector<Lexeme> lexemes_;
  std::vector<std::int32_t> lexeme_of_entry_;
  std::vector<std::string> marker_names_;
  std::unordered_map<std::string, std::vector<TypeSpec>> types_;
  std::vector<Language> languages_;
  std::vector<Norm> norms_;
  std::vector<std::pair<Term, std::string_view>> epithets_;
  std::unordered_map<Term, Term> act_terms_;
  std::unordered_set<Term> habitual_;
};

}  // namespace gainsay::extract_claims
