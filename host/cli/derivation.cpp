// SPDX-License-Identifier: Apache-2.0
#include "host/cli/derivation.hpp"

#include <algorithm>

#include "host/cli/verifiers.hpp"
#include "host/pipeline/comparing.hpp"
#include "host/verification/verify.hpp"

namespace gainsay::cli {
namespace {

Derived same() { return {Agreement::Same, "derived again: the same"}; }
Derived different(std::string what) { return {Agreement::Different, std::move(what)}; }

}  // namespace

std::optional<Derived> Derivation::other_version(const model::Run& made_by) const {
  for (const auto& plugin : listing_.workbench.discovery().plugins) {
    if (plugin.manifest.id != made_by.plugin) continue;
    const auto now = plugin_host::run_of(plugin, std::string(listing_.workbench.lexicon().checksum()));
    if (now.id == made_by.id && now.lexicon_hash == made_by.lexicon_hash) return std::nullopt;
    const auto what = now.version != made_by.version
                          ? " by version " + made_by.version + ", now " + now.version + " is installed"
                      : now.lexicon_hash != made_by.lexicon_hash ? " with another lexicon"
                                                                 : " by another build of version " + made_by.version;
    return Derived{Agreement::OtherVersion, "made" + what + ": not derived again"};
  }
  return Derived{Agreement::OtherVersion,
                 "made by version " + made_by.version + " of a plugin that is not installed: not derived again"};
}

Result<const Reading*> Derivation::reading(const DocumentId& id) {
  if (const auto known = readings_.find(id); known != readings_.end()) return &known->second;
  if (!reader_) {
    auto reader = Reader::start(listing_.workbench);
    if (!reader) return std::move(reader).error();
    reader_.emplace(*std::move(reader));
  }
  auto document = listing_.casefile.documents().get(id);
  if (!document) return std::move(document).error();
  std::vector<model::Document> one;
  one.push_back(*std::move(document));
  auto read = reader_->read(std::move(one));
  if (!read) return std::move(read).error();
  if (!read->front()) return std::move(read->front()).error();
  listing_.names.add(reader_->extraction().names());
  return &readings_.emplace(id, *std::move(read->front())).first->second;
}

Result<Derived> Derivation::claim(const model::Claim& claim) {
  const auto run = report_.runs.find(claim.run);
  if (run == report_.runs.end()) return different("no run is recorded for it");
  if (auto other = other_version(run->second)) return *std::move(other);
  const auto read = reading(claim.document);
  if (!read) return read.error();
  const auto& claims = (*read)->extracted.claims;
  const auto now = std::find_if(claims.begin(), claims.end(), [&](const auto& other) { return other.id == claim.id; });
  if (now == claims.end()) return different("derived again: this claim does not come out any more");
  const CodePoints points((*read)->document.text);
  const TextView view{(*read)->document.text, &points};
  const auto spelled = [&](const model::Claim& one) { return dump(claim_json(one, "", view, listing_.names, {})); };
  return spelled(*now) == spelled(claim) ? same() : different("derived again: the claim comes out differently");
}

Result<void> Derivation::compare_all() {
  if (links_) return {};
  auto verifiers = Verifiers::start(listing_.workbench);
  if (!verifiers) return std::move(verifiers).error();
  const auto corpus = pipeline::gather_all(listing_.casefile);
  if (!corpus) return corpus.error();
  links_ = verification::one_each(verification::verify(verifiers->list(), *corpus).links);
  return {};
}

Result<Derived> Derivation::link(const model::Link& link) {
  const auto* claim = report_.sources(listing_.names).claim(link.a);
  if (!claim) return different("its claim is not in the casefile");
  const auto completed = listing_.casefile.runs().completed(claim->document);
  if (!completed) return completed.error();
  for (const auto id : *completed)
    if (const auto run = report_.runs.find(id); run != report_.runs.end() && run->second.plugin == link.verifier)
      if (auto other = other_version(run->second)) return *std::move(other);
  if (auto compared = compare_all(); !compared) return std::move(compared).error();
  const auto now = std::find_if(links_->begin(), links_->end(), [&](const auto& other) { return other.id == link.id; });
  if (now == links_->end()) return different("derived again: this link does not come out any more");
  const auto spelled = [&](const model::Link& one) { return dump(link_json(one, report_, listing_.names, {}, {})); };
  return spelled(*now) == spelled(link) ? same() : different("derived again: the link comes out differently");
}

}  // namespace gainsay::cli
