#pragma once

#include <QCoreApplication>

namespace sourceline {

/// For tr(): what stands on a sheet around the record's own words.
struct SheetWords
{
    Q_DECLARE_TR_FUNCTIONS(SheetWords)
};

} // namespace sourceline
