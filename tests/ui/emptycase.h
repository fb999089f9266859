#pragma once

#include "journey.h"
#include "model/store/connection.h"
#include "ui/mainwindow/appearance.h"

#include <QSettings>
#include <QTemporaryDir>

#include <memory>

/// A journey that begins with the window on a casefile that holds nothing, in a folder of its own.
class EmptyCase
{
protected:
    [[nodiscard]] bool openEmpty()
    {
        using namespace Qt::StringLiterals;
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("XDG_STATE_HOME", m_folder->filePath(u"state"_s).toUtf8());
        QSettings::setPath(
            QSettings::NativeFormat, QSettings::UserScope, m_folder->filePath(u"config"_s));
        const QString path = m_folder->filePath(u"case.sourceline"_s);
        if (!sourceline::Connection::create(path, u"Case"_s))
            return false;
        m_appearance = std::make_unique<sourceline::Appearance>(*qApp);
        m_window = std::make_unique<sourceline::MainWindow>(*m_appearance);
        return journey::open(*m_window, path);
    }

    void closeWindow()
    {
        m_window.reset();
        m_appearance.reset();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<sourceline::Appearance> m_appearance;
    std::unique_ptr<sourceline::MainWindow> m_window;
};
