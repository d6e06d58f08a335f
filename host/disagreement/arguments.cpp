// SPDX-License-Identifier: Apache-2.0
#include "host/disagreement/arguments.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "gainsay/kit/hash.hpp"
#include "host/verification/link_check.hpp"

namespace gainsay::disagreement {
namespace {

constexpr std::string_view roles[] = {"agent", "recipient", "theme", "target", "place"};
constexpr std::string_view facts[] = {"time", "when", "dated", "quote", "publisher", "date", "document", "source"};
constexpr std::string_view numbers[] = {"also", "voices", "count"};
constexpr std::size_t via_named = 3;

std::vector<std::string> all_names() {
  std::vector<std::string> out = {"norm", "norm.cite", "norm.document", "norm.quote", "norm_source", "q.a",
                                  "q.b",  "value",     "from",          "to",         "unit",        "grain"};
  for (const auto number : numbers) out.emplace_back(number);
  for (const std::string side : {"a.", "b."}) {
    for (const auto role : roles) out.push_back(side + std::string(role));
    for (const auto fact : facts) out.push_back(side + std::string(fact));
  }
  for (std::size_t i = 1; i <= via_named; ++i)
    for (const auto* part : {".quote", ".publisher", ".document"}) out.push_back("via" + std::to_string(i) + part);
  std::sort(out.begin(), out.end());
  return out;
}

bool is_swapped(const model::Link& link) {
  return std::any_of(link.slots.begin(), link.slots.end(), [](const model::LinkSlot& s) {
    return s.slot == kit::term(verification::order_slot) && s.reason == verification::swapped_reason;
  });
}

// A claim that states the norm: of which the norm is the agent.
const model::Claim* stating(const model::Link& link, const Sources& sources) {
  std::vector<ClaimId> ids = link.via;
  ids.insert(ids.end(), {link.a, link.b});
  for (const auto id : ids) {
    const auto* claim = sources.claim(id);
    if (claim && std::any_of(claim->slots.begin(), claim->slots.end(), [&](const model::Slot& s) {
          return s.role == kit::term("agent") && s.id && s.id == kit::term(link.norm);
        }))
      return claim;
  }
  return nullptr;
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
    const auto time = claim.time ? wording_.days(claim.time->time.days) : std::string();
    set(name + ".dated", time.empty() ? "no" : "yes");
    set(name + ".time", time);
    out_[name + ".when"] = time.empty() ? "" : " " + wording_.word("value.when", {{"value", time}}, "(" + time + ")");
    spoken(name, claim);
    set(name + ".publisher", publisher(claim));
    if (!claim.sources.empty()) set(name + ".source", wording_.attribution(claim.sources.front(), claim.document));
    const auto* document = sources_.document(claim.document);
    const auto* seen = document ? appearance_of(*document) : nullptr;
    if (seen && seen->published) set(name + ".date", wording_.days(seen->published->days));
  }

  // The words of a claim and where they stand.
  void spoken(const std::string& name, const model::Claim& claim) {
    const auto words = sources_.words(claim.document, claim.span);
    if (!words.empty()) set(name + ".quote", wording_.quote(words));
    set(name + ".document", wording_.document(claim.document));
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
    if (!out_.contains(name)) set(name, wording_.value(claim, span));
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

bool is_number(std::string_view name) {
  return std::find(std::begin(numbers), std::end(numbers), name) != std::end(numbers);
}

Arguments make_arguments(const model::Link& link, const Sources& sources, const Wording& wording) {
  Builder out(sources, wording);
  const bool swapped = is_swapped(link);
  const auto* a = sources.claim(swapped ? link.b : link.a);
  const auto* b = sources.claim(swapped ? link.a : link.b);
  if (a) out.side("a", *a);
  if (b) out.side("b", *b);
  if (a && b) out.figures(link, *a, *b, swapped);
  for (std::size_t i = 0; i < std::min(link.via.size(), via_named); ++i)
    if (const auto* claim = sources.claim(link.via[i])) {
      const auto name = "via" + std::to_string(i + 1);
      out.spoken(name, *claim);
      out.set(name + ".publisher", out.publisher(*claim));
    }
  std::string norm_source = "none";
  if (!link.norm.empty()) {
    const auto cite = citation(sources, link.norm);
    const auto* statement = stating(link, sources);
    out.set("norm", wording.label(kit::term(link.norm)));
    if (!cite.empty()) out.set("norm.cite", wording.isolated(cite));
    if (statement) out.spoken("norm", *statement);
    norm_source = statement ? "text" : cite.empty() ? "none" : "table";
  }
  Arguments made = out.take();
  made["norm_source"] = norm_source;
  for (const auto& name : argument_names())
    if (!is_number(name) && !made.contains(name)) made.emplace(name, wording.missing(name));
  return made;
}

}  // namespace gainsay::disagreement
