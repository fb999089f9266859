#pragma once

#include <QWidget>

#include <functional>

class QFormLayout;
class QLabel;
class QPushButton;

namespace sourceline {

/// A few fields with a heading and two buttons that take the place of a record while it is changed.
/// Return saves, Escape leaves; what was wrong is said under the fields, which stay as they are.
class InlineForm : public QWidget
{
    Q_OBJECT

public:
    explicit InlineForm(QWidget *parent = nullptr);

    /// Removes all fields and begins anew.
    void begin(const QString &title, const QString &saveText);
    /// The form owns the field. Labels are the fields' buddies and their accessible names.
    void addField(const QString &label, QWidget *field);
    void addWords(QLabel *words); ///< over the whole width
    /// What saving does; it ends with close() or setProblem().
    void open(std::function<void()> save);
    void setProblem(const QString &sentence);
    void close();

    bool isOpen() const { return bool(m_save); }

signals:
    void opened();
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void save();

    QLabel *m_title;
    QWidget *m_fields = nullptr;
    QFormLayout *m_layout = nullptr;
    QLabel *m_problem;
    QPushButton *m_saveButton, *m_cancelButton;
    QWidget *m_first = nullptr, *m_last = nullptr;
    std::function<void()> m_save;
};

} // namespace sourceline
