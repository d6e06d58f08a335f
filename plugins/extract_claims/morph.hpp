// SPDX-License-Identifier: Apache-2.0
// What the form of a word says: features of a paradigm ending, an auxiliary row or a suffix chain
// (sdk/languages/README.md).
#pragma once

#include <cstdint>
#include <string_view>

#include "gainsay/abi/claim.h"
#include "gainsay/kit/lexicon.hpp"

namespace gainsay::extract_claims {

enum class Form : std::uint8_t { None, Finite, Infinitive, Participle, Gerund, VerbalNoun };
enum class Tense : std::uint8_t { None, Present, Past, Perfect, Imperfect, Future };
enum class Mood : std::uint8_t { None, Indicative, Conditional, Subjunctive, Imperative };

// An unset field adds nothing when two are combined.
struct Morph {
  Form form = Form::None;
  Tense tense = Tense::None;
  Mood mood = Mood::None;
  bool passive = false;
  bool negative = false;
  bool plural = false;
  bool possessed = false;   // carries a possessive: something owns it
  bool hearsay = false;     // reported by form (Turkish -mIş)
  bool accent = false;      // the form is written with an accent that the key fold drops (Italian è, inviò)
  bool adjectival = false;  // a name with an adjective's ending (Persian ی)
  bool fact = false;        // a verbal noun that states a fact (Turkish -DIK) rather than names an act (-mA)
  bool relative = false;    // a participle that modifies the next noun
  std::int8_t person = 0;
  int modality = -1;                  // GAINSAY_…, -1 unset
  std::string_view grammatical_case;  // id of a row in [case]; empty = none

  // Reads the known keys of a feature column; unknown keys are left to others.
  void read(std::string_view features);
  // Takes over what `other` sets.
  void combine(const Morph& other);
};

Morph morph_of(const kit::TailReading& reading);

// GAINSAY_… of a modality's name ("possible"); -1 when unknown.
int modality_of(std::string_view name);

}  // namespace gainsay::extract_claims
