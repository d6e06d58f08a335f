// SPDX-License-Identifier: Apache-2.0
// The bundled extractors loaded into this process: what they cost without the boundary that keeps users safe.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gainsay/base/result.hpp"
#include "gainsay/kit/convert.hpp"
#include "gainsay/kit/testing.hpp"
#include "host/cli/workbench.hpp"

namespace gainsay::bench {

class InProcess {
 public:
  // Extractors in running order; `workbench` must outlive the object.
  static Result<InProcess> load(const cli::Workbench& workbench);

  std::size_t size() const { return extractors_.size(); }
  const std::string& id(std::size_t extractor) const { return extractors_[extractor].id; }

  // A document as each extractor receives it: with the mentions of the layers that it consumes.
  class Prepared {
   public:
    Prepared(const InProcess& extractors, const model::Document& document, const model::Analysis& analysis);

   private:
    friend class InProcess;
    std::vector<std::unique_ptr<kit::DocumentView>> views_;
    std::vector<std::unique_ptr<kit::testing::MentionList>> mentions_;
  };

  // Runs one extractor and throws its results away; how many there were, or nothing when the call failed.
  std::optional<std::size_t> run(std::size_t extractor, const Prepared& document) const;

 private:
  struct Extractor {
    std::string id;
    std::vector<Term> consumes;
    std::unique_ptr<kit::testing::TestHost> host;
    kit::testing::TestExtractor test;  // keeps what it emits, to make the mentions of others from
    const gainsay_extractor* factory;
    std::unique_ptr<gainsay_instance, void (*)(gainsay_instance*)> instance;
  };
  static Result<Extractor> load_one(const plugin_host::Plugin& plugin, const cli::Workbench& workbench,
                                    std::string_view lexicon);

  std::vector<Extractor> extractors_;
};

}  // namespace gainsay::bench
