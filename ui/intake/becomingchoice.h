#pragma once

#include "model/exchange/articles.h"
#include "ui/common/choicerow.h"

namespace sourceline {

/// What an article that was read can become, to choose from: nothing of an article that it is not
/// like.
std::vector<Choice> becomingChoices(const ArticleFile &file);

QString becomingValue(Becoming becoming); ///< of a choice; empty: it is not chosen
std::optional<Becoming> becomingNamed(const QString &value);

} // namespace sourceline
