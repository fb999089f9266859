#include "ui/common/filedialog.h"

#include <QFileDialog>
#include <QFileIconProvider>
#include <QTemporaryDir>

namespace sourceline {

namespace {

/// Tells folders from files, and files by their names.
class NamedIcons : public QFileIconProvider
{
public:
    QIcon icon(const QFileInfo &info) const override
    {
        return QFileIconProvider::icon(info.isDir() ? Folder : File);
    }

    QString type(const QFileInfo &info) const override
    {
        return info.isDir() ? QFileDialog::tr("Folder") : info.suffix().toUpper();
    }

    using QFileIconProvider::icon;
};

/// Looks into the folder it is to show only once it has icons of ours.
class Question
{
public:
    Question(QWidget *parent, const QString &title, const QString &filter)
        : m_dialog(parent, title, m_nowhere.path(), filter)
    {
        m_dialog.setOption(QFileDialog::DontUseNativeDialog);
        m_dialog.setOption(QFileDialog::DontUseCustomDirectoryIcons);
        m_dialog.setIconProvider(&m_icons);
        m_dialog.setDirectory(QDir::home());
    }

    QFileDialog &dialog() { return m_dialog; }

    QStringList answer()
    {
        return m_dialog.exec() == QDialog::Accepted ? m_dialog.selectedFiles() : QStringList();
    }

private:
    QTemporaryDir m_nowhere;
    NamedIcons m_icons; // outlives what asks it
    QFileDialog m_dialog;
};

} // namespace

QString
askForNewFile(QWidget *parent, const QString &title, const QString &proposed, const QString &filter)
{
    Question question(parent, title, filter);
    question.dialog().setAcceptMode(QFileDialog::AcceptSave);
    question.dialog().setDirectory(QFileInfo(proposed).path());
    question.dialog().selectFile(QFileInfo(proposed).fileName());
    return question.answer().value(0);
}

QString
askForFile(QWidget *parent, const QString &title, const QString &folder, const QString &filter)
{
    Question question(parent, title, filter);
    question.dialog().setFileMode(QFileDialog::ExistingFile);
    if (!folder.isEmpty())
        question.dialog().setDirectory(folder);
    return question.answer().value(0);
}

QStringList askForFiles(QWidget *parent, const QString &title, const QString &filter)
{
    Question question(parent, title, filter);
    question.dialog().setFileMode(QFileDialog::ExistingFiles);
    return question.answer();
}

QString askForFolder(QWidget *parent, const QString &title)
{
    Question question(parent, title, {});
    question.dialog().setFileMode(QFileDialog::Directory);
    question.dialog().setOption(QFileDialog::ShowDirsOnly);
    return question.answer().value(0);
}

} // namespace sourceline
