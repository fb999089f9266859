#pragma once

#include "model/coding/actors.h"

#include <functional>

class QComboBox;

namespace sourceline {

class InlineForm;

/// A choice among the schema's own words, shown as they are.
QComboBox *choiceOf(const QStringList &words, const QString &chosen);

/// Asks for a name with its script and language; `save` gets what stands there.
void askName(InlineForm &form,
             const QString &title,
             const NameDraft &draft,
             const std::function<void(const NameDraft &)> &save);

/// `12 attributions, 3 statements`; empty where there is nothing.
QString useInWords(const ActorUse &use);

} // namespace sourceline
