#pragma once

#include "app/output.h"
#include "model/exchange/articles.h"
#include "model/exchange/pack.h"

namespace sourceline {

void writePackReport(Output &output,
                     const PackReport &report,
                     bool dryRun,
                     bool json,
                     const QStringList &leftOut = {});

/// In a dry run JSON gives each article as DESIGN section 5 says; else what became of it.
void writeArticles(Output &output,
                   const std::vector<ArticleOutcome> &articles,
                   bool dryRun,
                   bool json);

} // namespace sourceline
