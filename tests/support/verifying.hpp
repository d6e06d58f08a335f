// SPDX-License-Identifier: Apache-2.0
// Runs a verifier plugin of the build tree over hand-made rows, as the host does: keys first, then every group.
#pragma once

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "gainsay/kit/testing.hpp"
#include "tests/support/frames.hpp"
#include "tests/support/loaded_plugin.hpp"

namespace gainsay::test {

inline std::string file_bytes(const std::string& path) {
  std::string out;
  if (std::FILE* file = std::fopen(path.c_str(), "rb")) {
    char buffer[4096];
    for (std::size_t n; (n = std::fread(buffer, 1, sizeof buffer, file)) > 0;) out.append(buffer, n);
    std::fclose(file);
  }
  return out;
}

struct Findings {
  std::vector<kit::testing::OwnedLink> links;
  std::vector<kit::testing::Found::Abstention> abstentions;
  // The links between two claims, in either order.
  std::vector<const kit::testing::OwnedLink*> between(std::uint64_t a, std::uint64_t b) const {
    std::vector<const kit::testing::OwnedLink*> out;
    for (const auto& l : links)
      if ((l.link.a == a && l.link.b == b) || (l.link.a == b && l.link.b == a)) out.push_back(&l);
    return out;
  }
};

class VerifierUnderTest {
 public:
  // `data` are the files of the plugin's manifest.
  VerifierUnderTest(const std::string& id, const std::string& library, const std::vector<std::string>& data,
                    const std::vector<std::string>& broadcast) {
    for (const auto& name : data)
      host_->set_data(name, file_bytes(GAINSAY_BUILD_DIR "/lib/gainsay/plugins/1/" + id + "/" + name));
    for (const auto& predicate : broadcast) broadcast_.insert(kit::term(predicate).value);
    entry_ = load_plugin(id, library);
  }
  kit::testing::TestHost& host() { return *host_; }
  // Names that extractors would have interned.
  void know(std::initializer_list<std::string_view> names) {
    for (const auto name : names) host_->handle().intern(name);
  }
  bool loaded() const { return entry_ != nullptr; }
  Result<kit::testing::TestVerifier> create() const { return kit::testing::TestVerifier::create(*entry_, *host_); }

  Findings run(const plugin_host::Columns& rows) const {
    auto verifier = create();
    if (!verifier) return {};
    plugin_host::Columns shared;
    for (std::size_t i = 0; i < rows.rows.size(); ++i)
      if (broadcast_.contains(rows.rows[i].predicate)) shared.append(rows.view(), i);
    for (auto& row : shared.rows) row.flags |= GAINSAY_ROW_BROADCAST;
    std::map<std::uint64_t, std::set<std::uint64_t>> keyed;
    for (const auto& [row, key] : verifier->index(rows.view(), shared.view())) keyed[key].insert(row);
    Findings out;
    for (const auto& [key, members] : keyed) {
      plugin_host::Columns group;
      for (const auto row : members)
        if (!broadcast_.contains(rows.rows[row].predicate)) group.append(rows.view(), row);
      auto found = verifier->compare(key, group.view(), shared.view());
      std::move(found.links.begin(), found.links.end(), std::back_inserter(out.links));
      std::move(found.abstentions.begin(), found.abstentions.end(), std::back_inserter(out.abstentions));
    }
    return out;
  }
  Findings run(const Frames& frames) const { return run(frames.columns()); }

 private:
  std::unique_ptr<kit::testing::TestHost> host_ =
      std::make_unique<kit::testing::TestHost>();  // plugins keep its address
  std::set<gainsay_term> broadcast_;
  const gainsay_plugin_entry* entry_ = nullptr;
};

}  // namespace gainsay::test
