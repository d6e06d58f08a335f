// SPDX-License-Identifier: Apache-2.0
#include "morph.hpp"

namespace gainsay::extract_claims {

namespace {

// Calls `use(key, value)` for every feature of a column.
template <class Use>
void each_feature(std::string_view features, Use use) {
  while (!features.empty()) {
    const auto space = features.find(' ');
    const auto word = features.substr(0, space);
    features = space == std::string_view::npos ? std::string_view{} : features.substr(space + 1);
    if (word.empty()) continue;
    const auto equals = word.find('=');
    if (equals == std::string_view::npos)
      use(word, std::string_view("yes"));
    else
      use(word.substr(0, equals), word.substr(equals + 1));
  }
}

template <class T>
T pick(std::string_view value, std::initializer_list<std::pair<std::string_view, T>> names, T unknown) {
  for (const auto& [name, result] : names)
    if (name == value) return result;
  return unknown;
}

}  // namespace

int modality_of(std::string_view name) {
  return pick<int>(name,
                   {{"asserted", GAINSAY_ASSERTED},
                    {"reported", GAINSAY_REPORTED},
                    {"estimated", GAINSAY_ESTIMATED},
                    {"planned", GAINSAY_PLANNED},
                    {"possible", GAINSAY_POSSIBLE},
                    {"conditional", GAINSAY_CONDITIONAL},
                    {"requested", GAINSAY_REQUESTED},
                    {"denied", GAINSAY_DENIED},
                    {"unknown", GAINSAY_UNKNOWN}},
                   -1);
}

void Morph::read(std::string_view features) {
  each_feature(features, [this](std::string_view key, std::string_view value) {
    if (key == "form") {
      form = pick<Form>(value,
                        {{"fin", Form::Finite},
                         {"inf", Form::Infinitive},
                         {"part", Form::Participle},
                         {"ger", Form::Gerund},
                         {"noun", Form::VerbalNoun}},
                        form);
    } else if (key == "tense") {
      tense = pick<Tense>(value,
                          {{"pres", Tense::Present},
                           {"past", Tense::Past},
                           {"perf", Tense::Perfect},
                           {"impf", Tense::Imperfect},
                           {"fut", Tense::Future},
                           {"aor", Tense::Present}},
                          tense);
    } else if (key == "mood") {
      mood = pick<Mood>(value,
                        {{"ind", Mood::Indicative},
                         {"cond", Mood::Conditional},
                         {"subj", Mood::Subjunctive},
                         {"imp", Mood::Imperative}},
                        mood);
    } else if (key == "voice") {
      passive = value == "pass";
    } else if (key == "pol") {
      negative = value == "-";
    } else if (key == "num") {
      plural = value == "pl";
    } else if (key == "person") {
      person = static_cast<std::int8_t>(value.empty() ? 0 : value[0] - '0');
    } else if (key == "case") {
      grammatical_case = value;
    } else if (key == "poss" || key == "poss3") {
      possessed = true;
    } else if (key == "evid") {
      hearsay = true;
    } else if (key == "indef" || (key == "ezafe" && value == "maybe")) {
      adjectival = true;
    } else if (key == "accent") {
      accent = true;
    } else if (key == "rel") {
      relative = true;
    } else if (key == "mod") {
      if (value == "reported")
        hearsay = true;
      else
        modality = modality_of(value);
    }
  });
}

void Morph::combine(const Morph& other) {
  if (other.form != Form::None) form = other.form;
  if (other.tense != Tense::None) tense = other.tense;
  if (other.mood != Mood::None) mood = other.mood;
  if (other.person != 0) person = other.person;
  if (other.modality >= 0) modality = other.modality;
  if (!other.grammatical_case.empty()) grammatical_case = other.grammatical_case;
  passive = passive || other.passive;
  negative = negative != other.negative;
  plural = plural || other.plural;
  possessed = possessed || other.possessed;
  adjectival = adjectival || other.adjectival;
  fact = fact || other.fact;
  hearsay = hearsay || other.hearsay;
  relative = relative || other.relative;
}

Morph morph_of(const kit::TailReading& reading) {
  Morph all;
  for (const auto features : reading.features) {
    Morph one;
    one.read(features);
    all.combine(one);
  }
  return all;
}

}  // namespace gainsay::extract_claims
