// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QLayout>
#include <QWidget>

#include <vector>

namespace Attendant::Ui {

class Button;
class Field;

/// Lays its items out in lines, as words on a page.
class FlowLayout : public QLayout
{
public:
    explicit FlowLayout(QWidget *parent = nullptr);
    ~FlowLayout() override;

    void addItem(QLayoutItem *item) override;
    [[nodiscard]] int count() const override { return int(m_items.size()); }
    [[nodiscard]] QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override { return arrange(QRect(0, 0, width, 0), false); }
    [[nodiscard]] QSize sizeHint() const override { return minimumSize(); }
    [[nodiscard]] QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;

private:
    int arrange(const QRect &rect, bool apply) const;
    std::vector<QLayoutItem *> m_items;
};

/// A word that can be taken out: a click on it, or Delete while it has the focus. Freshly added ones are in the accent's tint.
class RemovableChip : public QAbstractButton
{
    Q_OBJECT

public:
    RemovableChip(const QString &text, bool fresh, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    bool m_fresh;
};

/// A list of words as removable chips, with a button at its end that turns into a field for one more. Keeps no words of its own: it is told with
/// setTexts(), and says what the person wants.
class ChipFlow : public QWidget
{
    Q_OBJECT

public:
    /// \a addText: the button's text, such as "Phrase"; empty: nothing can be added here.
    ChipFlow(const QString &accessibleName, const QString &addText, QWidget *parent = nullptr);

    /// \a saved: words that are not fresh.
    void setTexts(const QStringList &texts, const QStringList &saved);
    [[nodiscard]] QStringList texts() const { return m_texts; }

Q_SIGNALS:
    void removed(int index);
    void added(const QString &text);

private:
    void openField();
    void closeField(bool takeText);

    QString m_name;
    QStringList m_texts, m_saved;
    FlowLayout *m_layout;
    std::vector<RemovableChip *> m_chips;
    Button *m_add = nullptr;
    Field *m_field = nullptr;
};

} // namespace Attendant::Ui
