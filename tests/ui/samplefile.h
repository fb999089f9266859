#pragma once

#include "model/exchange/pack.h"
#include "model/store/casefile.h"
#include "tests/model/exchange/preparedsample.h"

#include <QTemporaryDir>
#include <QTest>

/// A casefile with the sample in a folder of its own.
class SampleFile
{
public:
    SampleFile() { sourceline::placeSample(path()); }

    QString path() const { return m_folder.filePath(QStringLiteral("sample.sourceline")); }

private:
    QTemporaryDir m_folder;
};
