// SPDX-License-Identifier: Apache-2.0
#include "host/disagreement/arguments.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "gainsay/kit/hash.hpp"
#include "host/disagreement/wording.hpp"
#include "host/verification/link_check.hpp"

namespace gainsay::disagreement {
namespace {

constexpr std::string_view roles[] = {"agent", "recipient", "theme", "target", "place"};
constexpr std::string_view facts[] = {"time", "quote", "publisher", "date", "source"};
constexpr std::size_t via_named = 3;

std::vector<std::string> all_names() {
  std::vector<std::string> out = {"norm", "norm.cite", "norm_source", "q.a", "q.b", "value", "from", "to"};
  for (const std::string side : {"a.", "b."}) {
    for (const auto role : roles) out.push_back(side + std::string(role));
    for (const auto fact : facts) out.push_back(side + std::string(fact));
  }
  for (std::size_t i = 1; i <= via_named; ++i)
    for (const auto* part : {".quote", ".publisher"}) out.push_back("via" + std::to_string(i) + part);
  std::sort(out.begin(), out.end());
  return out;
}

bool is_swapped(const model::Link& link) {
  return std::any_of(link.slots.begin(), link.slots.end(), [](const model::LinkSlot& s) {
    return s.slot == kit::term(verification::order_slot) && s.reason == verification::swapped_reason;
  });
}

// The text of the norm by its numbers, from the knowledge table.
std::string citation(const Sources& sources, std::string_view norm) {
  if (!sources.lexicon) return {};
  const auto table = sources.lexicon->knowledge("norms");
  const auto id = table.column("id"), cite = table.column("cite");
  for (std::size_t row = 0; row < table.size(); ++row)
    if (table.at(row, id) == norm) return std::string(table.at(row, cite));
  return {};
}

class Builder {
 public:
  Builder(const Sources& sources, const Wording& wording) : sources_(sources), wording_(wording) {}

  void set(std::string name, std::string value) {
    if (!value.empty()) out_[std::move(name)] = std::move(value);
  }

  void side(const std::string& name, const model::Claim& claim) {
    for (const auto role : roles) {
      std::vector<std::string> fillers;
      for (const auto& slot : claim.slots)
        if (slot.role == kit::term(role))
          if (auto text = wording_.filler(slot, claim.document); !text.empty()) fillers.push_back(std::move(text));
      set(name + "." + std::string(role), fillers.empty() ? std::string() : wording_.list(fillers));
    }
    if (claim.time) set(name + ".time", wording_.days(claim.time->time.days));
    set(name + ".quote", quote(claim));
    set(name + ".publisher", publisher(claim));
    if (!claim.sources.empty()) set(name + ".source", wording_.isolated(claim.sources.front().label));
    const auto* document = sources_.document(claim.document);
    const auto* seen = document ? appearance_of(*document) : nullptr;
    if (seen && seen->published) set(name + ".date", wording_.days(seen->published->days));
  }

  std::string quote(const model::Claim& claim) const {
    const auto words = sources_.words(claim.document, claim.span);
    return words.empty() ? std::string() : wording_.quote(words);
  }

  std::string publisher(const model::Claim& claim) const {
    const auto* document = sources_.document(claim.document);
    const auto* seen = document ? appearance_of(*document) : nullptr;
    return seen && seen->publisher ? wording_.isolated(*seen->publisher) : std::string();
  }

  // The figures whose words a slot of the link points at.
  void figures(const model::Link& link, const model::Claim& a, const model::Claim& b, bool swapped) {
    for (const auto& slot : link.slots) {
      const auto x = swapped ? slot.b : slot.a, y = swapped ? slot.a : slot.b;
      figure("q.a", a, x);
      figure("q.b", b, y);
    }
  }

  Arguments take() { return std::move(out_); }

 private:
  void figure(const char* name, const model::Claim& claim, Span span) {
    if (span.empty() || out_.contains(name)) return;
    for (const auto& q : claim.quantities)
      if (q.span == span) return set(name, wording_.quantity(q));
    if (claim.time && claim.time->span == span) set(name, wording_.days(claim.time->time.days));
  }

  const Sources& sources_;
  const Wording& wording_;
  Arguments out_;
};

}  // namespace

const std::vector<std::string>& argument_names() {
  static const std::vector<std::string> names = all_names();
  return names;
}

bool is_argument(std::string_view name) {
  const auto& names = argument_names();
  return std::binary_search(names.begin(), names.end(), name);
}

Arguments make_arguments(const model::Link& link, const Sources& sources, const Messages& messages,
                         std::string_view reader) {
  const Wording wording(sources, messages, reader);
  Builder out(sources, wording);
  const bool swapped = is_swapped(link);
  const auto* a = sources.claim(swapped ? link.b : link.a);
  const auto* b = sources.claim(swapped ? link.a : link.b);
  if (a) out.side("a", *a);
  if (b) out.side("b", *b);
  if (a && b) out.figures(link, *a, *b, swapped);
  for (std::size_t i = 0; i < std::min(link.via.size(), via_named); ++i)
    if (const auto* claim = sources.claim(link.via[i])) {
      out.set("via" + std::to_string(i + 1) + ".quote", out.quote(*claim));
      out.set("via" + std::to_string(i + 1) + ".publisher", out.publisher(*claim));
    }
  if (!link.norm.empty()) {
    out.set("norm", wording.label(kit::term(link.norm)));
    out.set("norm.cite", citation(sources, link.norm));
  }
  const bool table =
      std::any_of(link.slots.begin(), link.slots.end(), [](const auto& s) { return s.reason == "norm-from-table"; });
  Arguments made = out.take();
  const auto missing = wording.missing();
  for (const auto& name : argument_names()) made.emplace(name, missing);  // leaves what is there
  made["norm_source"] = table ? "table" : "text";
  return made;
}

}  // namespace gainsay::disagreement
